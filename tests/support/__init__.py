"""What tests share: a real LibreOffice, Microsoft's validator, PDF pictures, the import checker."""
