"""The root fields, one module per family."""
