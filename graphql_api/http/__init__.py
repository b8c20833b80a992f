"""GraphQL over HTTP: what is read of a request, and how an answer is written."""
