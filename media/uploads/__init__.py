"""What every uploaded byte passes before it is stored. Pure modules: no model is imported here."""
