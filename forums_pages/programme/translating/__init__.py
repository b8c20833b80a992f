"""The translations of an edition: how pages and labels stand, and what is done with many of them at once."""
