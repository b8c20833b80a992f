"""Answers that are kept, and thrown away when what they were made of has changed.

An answer is kept with the statements that it was made of (``graphql_api.recording``). The database writes
down which columns of which tables change (``triggers``), and every process reads that before it serves what
it keeps (``journal``). Only where a change touches what a statement mentions is the statement run again; the
answer goes only if that returns something else.
"""
