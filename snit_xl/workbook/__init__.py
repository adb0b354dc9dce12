"""The workbook as data (arbetsboken): layout, reading, rendering and building."""
