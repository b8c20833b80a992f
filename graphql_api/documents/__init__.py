"""Documents that are asked for by a name instead of their text: registered ones, and those sent before."""
