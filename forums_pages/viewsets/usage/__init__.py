"""Where something is used, told to whoever is about to delete it or take it down."""
