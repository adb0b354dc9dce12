"""Papers (handlingar): read a document, recover its tables and claims, and find what does not add up."""
