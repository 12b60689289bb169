"""What the program brings along: default lists, demo data, translations, style. Read by importlib.resources."""
