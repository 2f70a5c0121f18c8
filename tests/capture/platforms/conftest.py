"""Tests of what is there on other systems only are no tests here: nothing may be skipped."""

import sys

collect_ignore = [] if sys.platform in {"win32", "darwin"} else ["test_own_calls.py"]
