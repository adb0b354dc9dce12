"""LibreOffice Calc as host (Calc som värd): what the extension workbooks/snit-xl.oxt is made of and what it asks.

`extension/` and `calc/` go into the .oxt and run in LibreOffice's own Python: `calc` knows documents, not the project.
`service.py` and what it uses know the project, not documents; they run in the same process, or in one of their own
(`process.py`). Only plain values, as JSON has them, pass between the two.
"""
