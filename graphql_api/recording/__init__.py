"""What an answer was made of: its statements with what was read of their rows, the tree, and the clock."""
