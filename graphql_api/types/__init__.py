"""One GraphQL type per kind of thing that is no page."""
