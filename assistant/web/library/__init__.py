"""The library: the documents themselves, to read, to search and to link to."""
