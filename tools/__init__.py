"""What developers and CI run around the product; the product never imports it."""
