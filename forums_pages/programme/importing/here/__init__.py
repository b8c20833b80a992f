"""What is here, as plain values to compare files with, in a number of statements that does not grow."""
