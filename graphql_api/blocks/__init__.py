"""One GraphQL type per block, in a file of the same name as in ``forums_pages.blocks``."""
