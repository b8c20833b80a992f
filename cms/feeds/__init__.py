"""What calendars, conference apps, readers and search engines fetch, made of the gateway's documents."""
