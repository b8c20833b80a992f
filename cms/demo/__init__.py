"""Demonstration content: data files, the checker that reads them and the artist that illustrates them."""
