"""What each kind of page and record shows: plain values for the templates, asked for only when shown."""
