"""What each button does (åtgärderna): a model in, cell writes out."""
