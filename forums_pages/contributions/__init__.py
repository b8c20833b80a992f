"""Proposals that answer a call: sent in, acknowledged, decided, made sessions."""
