"""What whoever runs the site is told: whether it lives and is ready, what was asked, what it costs."""
