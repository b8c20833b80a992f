"""The translations of an edition in the admin: the table, and what is done with many of them at once."""
