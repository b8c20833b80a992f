"""The public GraphQL gateway: serves published content, and decides nothing about it but who may see it."""
