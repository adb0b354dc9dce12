"""The rules (regelverket): pure functions on frozen records; no spreadsheet, no files, no clock."""
