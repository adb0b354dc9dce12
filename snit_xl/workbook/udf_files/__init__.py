"""Texts that are generated from what is known of the functions (genererade filer): VBA, LibreOffice, handbook."""
