"""Partners' keys: their texts, which are known, from where they are used, and what they asked for."""
