"""The house's norms that no linter knows, as rules; ``python -m tools.norms`` reports what breaks them.

A rule is a function from the repository's files to findings, so that it can be tried on three lines of text.
"""
