"""Guards of the endpoint, one rule per module."""
