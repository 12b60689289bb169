"""Writing a list to a file, as it is seen: an Excel workbook, or text with separators (domain: selections, 3.3)."""
