"""The import: one dialog from the file to the receipt."""
