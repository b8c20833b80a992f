"""In which languages a root field is read, at which moment, and past which gate."""

from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.utils.translation import override
from django_countries import countries

from graphql_api.context import GatewayContext
from graphql_api.visibility import Visibility


@dataclass(frozen=True)
class Reading:
    """One root field's way of reading: its locale, and what the whole request shares."""

    context: GatewayContext
    locale: str

    @cached_property
    def chain(self) -> tuple[str, ...]:
        """The locale that was asked for, then its declared fallbacks."""
        return (self.locale, *settings.LOCALE_FALLBACKS.get(self.locale, ()))

    @property
    def gate(self) -> Visibility:
        """The gate of this request."""
        return Visibility.of(self.context)

    def country_name(self, code: str) -> str | None:
        """Return a country's name in the locale; looked up once per request."""
        names = self.context.memory.setdefault(("countries", self.locale), {})
        if code not in names:
            with override(self.locale):
                names[code] = str(countries.name(code)) or None
        name: str | None = names[code]
        return name
