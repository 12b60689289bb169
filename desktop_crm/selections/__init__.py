"""The questions that answer with ids: conditions on fields → SQL."""
