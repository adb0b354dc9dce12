"""The extension's part that knows Calc's documents (dokumentsidan).

LibreOffice on Windows and Mac brings a Python of its own, older than the project's and without its package. Everything
here therefore makes do with Python 3.10 and the standard library, and imports only its own modules, relatively.
"""
