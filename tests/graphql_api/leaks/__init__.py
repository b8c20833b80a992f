"""Searches for leaks at random: anything may be hidden, and whatever can be asked is asked."""
