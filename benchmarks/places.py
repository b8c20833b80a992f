"""Where benchmarks keep what they make, and what that depends on."""

from cms.settings.base import BASE_DIR, VAR_DIR

__all__ = ["BASE_DIR", "BENCH_DIR", "MIGRATING_PACKAGES"]

BENCH_DIR = VAR_DIR / "bench"
MIGRATING_PACKAGES = [BASE_DIR / name for name in ("cms", "forums_pages", "graphql_api", "media")]
