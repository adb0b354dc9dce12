"""Papers written from the workbook's cells (handlingar): facts in, frozen content, files out."""
