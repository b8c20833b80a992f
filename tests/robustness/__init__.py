"""What happens when things break while somebody works: the power, the disk, the line."""
