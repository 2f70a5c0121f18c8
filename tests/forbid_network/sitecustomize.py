"""Python loads this at start in every child of a test: its folder is on their PYTHONPATH."""

import os
import runpy
from pathlib import Path

if os.environ.get("RECOLLECT_FORBID_NETWORK") == "1":
    runpy.run_path(str(Path(__file__).with_name("loopback_only.py")))["forbid_network"]()
