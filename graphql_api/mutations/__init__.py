"""What changes something, or could not be asked by an address."""
