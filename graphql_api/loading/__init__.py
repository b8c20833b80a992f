"""Loads rows in groups: whatever one row of a group is asked for is loaded for all, in one statement."""
