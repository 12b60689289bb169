"""The selection screen, its list at the side, and the dialogs about selections."""
