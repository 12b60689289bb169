"""The data file: opened, copied, backed up, restored and checked by the user."""
