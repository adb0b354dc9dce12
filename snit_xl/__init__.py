"""SNIT-XL: the joint committee's workbook (gemensam nämnd) with Python doing the arithmetic."""

__version__ = "0.1.0"
