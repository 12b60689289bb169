"""The keys of the commands: listed, searched and changed."""
