"""The closed file as host (filvärden): reads a workbook on disk and patches its cells in place."""
