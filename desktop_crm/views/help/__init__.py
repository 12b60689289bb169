"""The help: pages to read and to search, opened at what the user is looking at."""
