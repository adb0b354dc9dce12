"""Grids to model (läsning): what the cells say, as frozen records, with every fault in them as a problem."""

from snit_xl.workbook.read.assemble import Reading, layout_of, read_model

__all__ = ["Reading", "layout_of", "read_model"]
