"""The content that editors keep: pages, directory records, programmes and contributions."""
