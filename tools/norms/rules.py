"""Every norm, in the order in which they are reported."""

from tools.norms import imports, migrations, mirrors, names, reasons, sizes
from tools.norms.repository import Files, Finding, Rule

RULES: tuple[Rule, ...] = (
    sizes.find_long_files,
    sizes.find_long_functions,
    sizes.find_deep_nesting,
    names.find_vague_modules,
    names.find_awkward_paths,
    names.find_kept_data,
    names.find_local_addresses,
    imports.find_imports_of_own_package,
    migrations.find_block_definitions,
    mirrors.find_stray_tests,
    reasons.find_silent_skips,
    reasons.find_silent_ignores,
)


def find_breaches(files: Files) -> list[Finding]:
    """Return what breaks any norm, sorted by place."""
    return sorted(finding for rule in RULES for finding in rule(files))
