"""The admin's listings, choosers and editors of our content."""
