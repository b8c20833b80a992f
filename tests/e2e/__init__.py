"""The product tried as its users try it: a real server, a real browser, and what is written on the screen."""
