"""The settings: one dialog, a page for each matter, every change saved at once."""
