"""Caches in front of the site, such as Varnish or a CDN: what has changed is thrown away there."""
