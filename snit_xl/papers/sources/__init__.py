"""Where papers come from (källor): one module per kind of file, each giving the same neutral form."""
