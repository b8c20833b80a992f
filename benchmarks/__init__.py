"""What ``docs/performance.md`` quotes, runnable: ``python -m benchmarks --help``.

Nothing here is a test of speed. Times are set against a yardstick that was measured in the same run;
numbers of statements, which no machine changes, are also tests (``tests/benchmarks``).
"""
