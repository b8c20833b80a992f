"""Translations as PO files, a language in one archive: written for translators, read back, taken over."""
