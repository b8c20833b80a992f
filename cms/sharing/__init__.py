"""Links to drafts, and previews on a frontend of one's own."""
