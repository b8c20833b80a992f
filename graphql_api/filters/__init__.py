"""Closed filters and orderings: no input reaches a column that is not public."""
