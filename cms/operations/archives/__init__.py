"""Everything that is kept, in one file: the database and the uploads, written and read back."""
