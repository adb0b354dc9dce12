"""Bookkeeping in (bokföring): readers of SIE files and lists, one ledger, and the mapping to report rows."""
