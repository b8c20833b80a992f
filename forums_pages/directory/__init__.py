"""What is done with records of the directory, beside editing them."""
