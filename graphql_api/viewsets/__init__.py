"""What the gateway adds to Wagtail's admin."""
