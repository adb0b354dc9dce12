"""The workbook open in Excel as host (Excelvärden): cells are read and written through xlwings, nothing else."""
