"""Search over public words: how they are folded, kept, matched and shown."""
