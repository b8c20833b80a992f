"""What stands in front of a server and is told of changes: Varnish, Fastly, Cloudflare, or several."""

from typing import Any

BACKENDS = "cms.edge.backends"
TAG_HEADERS = {"varnish": "Surrogate-Key", "fastly": "Surrogate-Key", "cloudflare": "Cache-Tag"}
# For how many seconds readers are shown an old answer while nobody here answers.
OUTLIVES = 86_400
Pair = tuple[str | None, str | None]


def in_front(varnish: str | None, fastly: Pair, cloudflare: Pair) -> dict[str, dict[str, Any]]:
    """Return Wagtail's setting for those of which everything is known that telling them takes."""
    found: dict[str, dict[str, Any]] = {}
    if varnish:
        found["varnish"] = {"BACKEND": f"{BACKENDS}.Varnish", "LOCATION": varnish}
    if all(fastly):
        found["fastly"] = {"BACKEND": f"{BACKENDS}.Fastly", "SERVICE_ID": fastly[0], "TOKEN": fastly[1]}
    if all(cloudflare):
        found["cloudflare"] = {
            "BACKEND": f"{BACKENDS}.Cloudflare", "ZONEID": cloudflare[0], "BEARER_TOKEN": cloudflare[1],
        }  # fmt: skip
    return found


def told_in_front(caches: dict[str, dict[str, Any]], keeps_for: int | None) -> dict[str, Any] | None:
    """Return the gateway's setting for them; None for none."""
    headers = sorted({TAG_HEADERS[name] for name in caches})
    return {"keeps_for": keeps_for, "outlives": OUTLIVES, "tags": headers} if caches else None


def problems_in_front(fastly: Pair, cloudflare: Pair, forgets: bool) -> list[str]:
    """Return what is wrong with them; ``forgets`` is whether no answers are kept here."""
    found = []
    if any(fastly) and not all(fastly):
        found.append("FASTLY_SERVICE_ID and FASTLY_TOKEN belong together.")
    if any(cloudflare) and not all(cloudflare):
        found.append("CLOUDFLARE_ZONE_ID and CLOUDFLARE_TOKEN belong together.")
    if forgets:
        found.append("GRAPHQL_KEPT_ANSWERS: a cache in front needs answers that are kept here, such as 1000.")
    return found
