"""Import: reading files of any origin, mapping their columns to fields, and bringing them in as one step of undo."""
