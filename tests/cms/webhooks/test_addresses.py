"""Nothing is sent anywhere but to https on the public internet, whatever an address is made to look like."""

import socket
from typing import Any

import pytest
from pytest_django import Settings

from cms.webhooks.addresses import RefusedAddressError, read_target, resolve
from cms.webhooks.forms import WebhookForm
from cms.webhooks.models import Webhook
from cms.webhooks.sending import send
from cms.webhooks.viewsets import WebhookViewSet

PUBLIC = "93.184.215.14"
# What the names of these tests mean; others are unknown.
NAMES = {
    "example.org": [PUBLIC],
    "xn--mnchen-3ya.example.org": [PUBLIC],
    "inside.example.org": ["10.0.0.5"],
    "both.example.org": [PUBLIC, "127.0.0.1"],
    "mapped.example.org": ["::ffff:127.0.0.1"],
    "nat64.example.org": ["64:ff9b::7f00:1"],
    "metadata.example.org": ["169.254.169.254"],
    "localhost": ["127.0.0.1"],
    "127.0.0.1.nip.example.org": ["127.0.0.1"],
}

REFUSED = [
    # Written plainly.
    ("https://127.0.0.1/", "not_public"),
    ("https://127.255.255.254/", "not_public"),
    ("https://0.0.0.0/", "not_public"),
    ("https://10.0.0.1/", "not_public"),
    ("https://172.16.0.1/", "not_public"),
    ("https://192.168.1.1/", "not_public"),
    ("https://100.64.0.1/", "not_public"),
    ("https://100.100.100.200/", "not_public"),
    ("https://169.254.169.254/latest/meta-data/", "not_public"),
    ("https://168.63.129.16/", "not_public"),
    ("https://192.0.0.8/", "not_public"),
    ("https://198.18.0.1/", "not_public"),
    ("https://224.0.0.1/", "not_public"),
    ("https://240.0.0.1/", "not_public"),
    ("https://255.255.255.255/", "not_public"),
    ("https://192.88.99.1/", "not_public"),
    # As decimal, octal and hexadecimal numbers, or cut short.
    ("https://2130706433/", "malformed"),
    ("https://0177.0.0.1/", "malformed"),
    ("https://017700000001/", "malformed"),
    ("https://0x7f000001/", "malformed"),
    ("https://0x7f.0.0.1/", "malformed"),
    ("https://127.1/", "malformed"),
    ("https://127.0.1/", "malformed"),
    ("https://127.0.0.1.1/", "malformed"),
    ("https://256.0.0.1/", "malformed"),
    # In other digits and dots, which browsers read as the plain ones.
    ("https://１２７.0.0.1/", "not_public"),
    ("https://①②⑦.⓪.⓪.①/", "not_public"),
    ("https://127。0。0。1/", "not_public"),
    ("https://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/", "not_public"),
    # IPv6, and IPv4 within it.
    ("https://[::1]/", "not_public"),
    ("https://[::]/", "not_public"),
    ("https://[::ffff:127.0.0.1]/", "not_public"),
    ("https://[::ffff:a9fe:a9fe]/", "not_public"),
    ("https://[::127.0.0.1]/", "not_public"),
    ("https://[64:ff9b::7f00:1]/", "not_public"),
    ("https://[64:ff9b:1::a00:1]/", "not_public"),
    ("https://[2002:7f00:1::]/", "not_public"),
    ("https://[2001:0:7f00:1::]/", "not_public"),
    ("https://[fe80::1]/", "not_public"),
    ("https://[fe80::1%25eth0]/", "malformed"),
    ("https://[fc00::1]/", "not_public"),
    ("https://[fd00:ec2::254]/", "not_public"),
    ("https://[fec0::1]/", "not_public"),
    ("https://[ff02::1]/", "not_public"),
    ("https://[2001:db8::1]/", "not_public"),
    ("https://[v1.x]/", "malformed"),
    # Names that lead inside, with a dot at the end or without.
    ("https://localhost/", "not_public"),
    ("https://localhost./", "not_public"),
    ("https://LOCALHOST/", "not_public"),
    ("https://127.0.0.1./", "not_public"),
    ("https://api.localhost/", "not_public"),
    ("https://printer.local/", "not_public"),
    ("https://metadata.google.internal/", "not_public"),
    ("https://router.home.arpa/", "not_public"),
    ("https://intranet/", "not_public"),
    ("https://inside.example.org/", "not_public"),
    ("https://both.example.org/", "not_public"),
    ("https://mapped.example.org/", "not_public"),
    ("https://nat64.example.org/", "not_public"),
    ("https://metadata.example.org/", "not_public"),
    ("https://127.0.0.1.nip.example.org/", "not_public"),
    ("https://nobody-has-this.example.org/", "unknown_host"),
    # Parts that programs read differently.
    ("https://example.org@127.0.0.1/", "user_info"),
    ("https://user:password@example.org/", "user_info"),
    ("https://@example.org/", "user_info"),
    ("https://127.0.0.1#@example.org/", "malformed"),
    ("https://127.0.0.1\\@example.org/", "malformed"),
    ("https://example.org\\.evil.example/", "malformed"),
    ("https://example.org /", "malformed"),
    (" https://example.org/", "malformed"),
    ("https://exam\tple.org/", "malformed"),
    ("https://example.org/\r\nHost: inside", "malformed"),
    ("https://example.org/\x00", "malformed"),
    ("https://example.org/#part", "malformed"),
    ("https://example.org/é", "malformed"),
    ("https://exa_mple.org/", "malformed"),
    ("https:///path", "malformed"),
    ("https://", "malformed"),
    ("//example.org/", "malformed"),
    ("example.org", "malformed"),
    ("https://" + "a" * 64 + ".org/", "malformed"),
    ("https://example.org/" + "a" * 1000, "malformed"),
    # Other schemes and ports.
    ("http://example.org/", "not_https"),
    ("ftp://example.org/", "malformed"),
    ("file:///etc/passwd", "malformed"),
    ("gopher://example.org/", "malformed"),
    ("https://example.org:22/", "port"),
    ("https://example.org:25/", "port"),
    ("https://example.org:6379/", "port"),
    ("https://example.org:80/", "port"),
    ("https://example.org:0/", "malformed"),
    ("https://example.org:65536/", "malformed"),
    ("https://example.org:443x/", "malformed"),
]

# What the form's field sees to by itself: it strips white space, and tells in its own words.
OWN_WORDS: dict[str, set[str]] = {
    " https://example.org/": set(),
    "https://example.org/\x00": {"null_characters_not_allowed"},
    "https://example.org/" + "a" * 1000: {"max_length"},
}


@pytest.fixture(autouse=True)
def names(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask nobody outside: a name means what ``NAMES`` says, and an address itself."""
    ask = socket.getaddrinfo

    def look_up(host: str, port: int, **kwargs: Any) -> list[Any]:
        found = NAMES.get(host, [host])
        numeric = kwargs | {"flags": socket.AI_NUMERICHOST}
        return [each for address in found for each in ask(address, port, **numeric)]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)


@pytest.mark.parametrize(("url", "why"), REFUSED)
def test_an_address_is_refused_when_it_is_sent_to(url: str, why: str) -> None:
    outcome = send(url, {}, b"{}")
    assert (outcome.status, outcome.problem) == (None, why)


@pytest.mark.django_db
@pytest.mark.parametrize(("url", "why"), REFUSED)
def test_an_address_is_refused_in_the_form(url: str, why: str) -> None:
    form = _form()({"name": "Partner", "url": url})
    codes = {error.code for error in form.errors.as_data().get("url", [])}
    assert codes == OWN_WORDS.get(url, {why})


@pytest.mark.parametrize(
    ("url", "host", "port", "path"),
    [
        ("https://example.org", "example.org", 443, "/"),
        ("https://EXAMPLE.org./hook?key=1", "example.org", 443, "/hook?key=1"),
        ("https://example.org:8443/a%20b", "example.org", 8443, "/a%20b"),
        ("https://münchen.example.org/", "xn--mnchen-3ya.example.org", 443, "/"),
        (f"https://{PUBLIC}/", PUBLIC, 443, "/"),
        (
            "https://[2606:2800:21f::8b2c]/",
            "2606:2800:21f::8b2c",
            443,
            "/",
        ),
    ],
)
def test_public_addresses_are_taken(url: str, host: str, port: int, path: str) -> None:
    target = read_target(url)
    assert (target.host, target.port, target.path, target.is_trusted) == (host, port, path, False)
    assert resolve(target) == NAMES.get(host, [host])[0]


def test_a_name_is_looked_up_once_and_the_connection_goes_there(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    went: list[tuple[str, int]] = []

    def look_up(host: str, port: int, **_kwargs: Any) -> list[Any]:
        asked.append(host)
        # Rebinding: public the first time, this machine from then on.
        address = PUBLIC if len(asked) == 1 else "127.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    def connect(address: tuple[str, int], *_args: Any, **_kwargs: Any) -> socket.socket:
        went.append(address)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setattr("urllib3.util.connection.create_connection", connect)
    assert send("https://rebinding.example.org/", {}, b"{}").problem == "connection"
    assert (asked, went) == (["rebinding.example.org"], [(PUBLIC, 443)])


def test_hosts_of_the_settings_may_be_inside(settings: Settings) -> None:
    settings.WEBHOOK_HOSTS = ["inside.example.org:8080", "10.0.0.7"]
    assert resolve(read_target("http://inside.example.org:8080/")) == "10.0.0.5"
    assert resolve(read_target("https://10.0.0.7/")) == "10.0.0.7"
    refused = ["http://inside.example.org/", "https://inside.example.org/", "http://10.0.0.7/"]
    for url in refused:
        with pytest.raises(RefusedAddressError):
            resolve(read_target(url))


def _form() -> Any:
    return WebhookViewSet().get_form_class()


@pytest.mark.django_db
def test_what_the_form_takes_is_kept() -> None:
    wishes = {"actions": ["published"], "kinds": ["Session", "Menu"], "locales": ["fr"]}
    form = _form()({"name": "Partner", "url": "https://example.org/hook", **wishes})
    assert (isinstance(form, WebhookForm), form.errors) == (True, {})
    form.save()
    row = Webhook.objects.get()
    assert (row.actions, row.kinds, row.locales, row.forums) == (*wishes.values(), [])
