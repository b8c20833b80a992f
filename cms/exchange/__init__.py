"""Import and export in the admin: files are uploaded, looked at, applied, undone; tables are downloaded."""
