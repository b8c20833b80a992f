"""The pages a visitor reads, and the previews that show an editor the same."""
