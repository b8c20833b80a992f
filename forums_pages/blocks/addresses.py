"""Web addresses: http and https only, so that no link can run code."""

from typing import Any

from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import URLBlock

ADDRESS_MAX_LENGTH = 2_000


class WebAddressBlock(URLBlock):
    """An absolute http or https address; empty text when nothing is given."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", ADDRESS_MAX_LENGTH)
        super().__init__(*args, **kwargs)
        # Django's own check would let ftp pass, and say the same thing twice.
        others = [check for check in self.field.validators if type(check) is not URLValidator]
        self.field.validators = [URLValidator(schemes=["http", "https"]), *others]
        self.field.error_messages["invalid"] = _("Write the whole address, beginning with https://")

    def to_python(self, value: Any) -> str:
        return "" if value is None else str(value)

    def normalize(self, value: Any) -> str:
        return "" if value is None else str(value)

    class Meta:
        default = ""


def safe_href(address: str) -> str:
    """Return ``address`` if it is an http or https address, else an empty string."""
    return address if address.lower().startswith(("https://", "http://")) else ""
