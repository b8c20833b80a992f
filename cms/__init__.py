"""The composition root: settings, addresses and the rooms that stand on the gateway."""
