"""Words kept in several languages in one field."""

from typing import Any

from i18nfield.strings import LazyI18nString


def words_by_language(value: LazyI18nString | dict[str, str] | str | None) -> dict[str, str]:
    """Return the non-blank words of ``value`` keyed by language code; a bare string has the key ``""``."""
    data: Any = getattr(value, "data", value)
    if not isinstance(data, dict):
        data = {"": str(data or "")}
    return {code: words for code, words in data.items() if words and words.strip()}


def all_words(value: LazyI18nString | dict[str, str] | str | None) -> str:
    """Return the words of every language on separate lines, for a search index that must find each."""
    return "\n".join(words_by_language(value).values())


def longest(value: LazyI18nString | dict[str, str] | str | None) -> int:
    """Return the number of characters in the longest language, 0 when there are no words."""
    return max((len(words) for words in words_by_language(value).values()), default=0)


def in_active_language(value: LazyI18nString | dict[str, str] | str | None) -> str:
    """Return the words in the active language, else in the site's first, else in any; "" without words."""
    return str(LazyI18nString(words_by_language(value))) if words_by_language(value) else ""
