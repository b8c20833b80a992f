"""One GraphQL type per page model."""
