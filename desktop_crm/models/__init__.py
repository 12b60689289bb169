"""The nouns: mapped classes, one file a noun, and the catalogue of their fields."""
