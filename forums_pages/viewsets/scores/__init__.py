"""The score table of a call, and its proposals side by side."""
