"""Takes the screenshots of the guides: ``make screenshots`` calls ``python -m tools.screenshots``.

A fresh copy of the demonstration is served on a fixed day, and one story is told in it from end to end, so
that every run takes the same pictures. Nothing outside ``docs/images`` and ``var/screenshots`` is touched.
"""
