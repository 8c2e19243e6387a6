"""From official documents to ranked passages: normalise, load, outline, chunk, index, search."""
