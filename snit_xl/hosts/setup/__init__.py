"""Setting a machine up and examining it (installation): the Excel add-in, LibreOffice's extension, their settings."""
