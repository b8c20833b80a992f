"""The outbox, one reply of it, and the templates that replies are filled from."""
