"""Template tags of the media package."""
