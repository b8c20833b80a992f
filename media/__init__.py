"""Pictures and documents: models, checks at upload, placeholders, renditions."""
