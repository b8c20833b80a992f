"""The gateway, asked as its clients ask it."""
