"""Takes programmes, people, organisations and editions over from files: read, plan, apply, undo (ADR 41)."""
