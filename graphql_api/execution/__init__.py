"""Executes operations: by a plan made once for each operation, else by graphql-core's own executor."""
