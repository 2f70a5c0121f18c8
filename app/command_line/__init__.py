"""The command line: one module per subject, JSON on stdout, everything else on stderr."""
