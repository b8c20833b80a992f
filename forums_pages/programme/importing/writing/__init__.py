"""Writes what was planned: ordinary records and pages, each with a version, a history and the one bell."""
