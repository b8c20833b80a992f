"""The product as somebody runs it: a real server, in its own processes, on a folder of its own."""
