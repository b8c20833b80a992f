"""What the package tells those above it."""

from django.dispatch import Signal

# Sent when copies of a picture were added in the background, with the picture as ``instance``.
copies_added = Signal()
