"""Custom elements: one script that partners' pages load, and that shows the gateway's answers."""
