"""Other people's clients, unmodified, against a running gateway (``make test-clients``)."""
