"""Which files are lists to import, by the end of their names: wherever one is opened, dropped or given at the start."""

TAKEN = (".csv", ".txt", ".tsv", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".vcf")
