"""Form widgets of the admin: what Wagtail's own do not offer, usable by keyboard and on a phone."""
