"""Turns the demonstration's data files into content, once."""
