"""Search and do: everything that has a name, and every command, from one field."""
