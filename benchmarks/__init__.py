"""Speed and memory, measured by hand (`make bench`), never in the tests."""

import os

# Here, before anything is imported that starts threads when it loads: one core means one.
for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ[_name] = "1"
