"""Where Wagtail finds what this app adds to its admin; each import registers its own hooks."""

from forums_pages.programme import copy_view, warnings

__all__ = ["copy_view", "warnings"]
