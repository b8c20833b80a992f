"""Words kept in several languages in one field."""

from i18nfield.strings import LazyI18nString


def words_by_language(value: LazyI18nString | str | None) -> dict[str, str]:
    """Return the non-blank words of ``value`` keyed by language code; a bare string has the key ``""``."""
    data = getattr(value, "data", value)
    if not isinstance(data, dict):
        data = {"": str(data or "")}
    return {code: words for code, words in data.items() if words and words.strip()}


def all_words(value: LazyI18nString | str | None) -> str:
    """Return the words of every language on separate lines, for a search index that must find each."""
    return "\n".join(words_by_language(value).values())


def longest(value: LazyI18nString | str | None) -> int:
    """Return the number of characters in the longest language, 0 when there are no words."""
    return max((len(words) for words in words_by_language(value).values()), default=0)
