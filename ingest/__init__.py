"""Source → record. `pipeline.py` alone knows the order of the stages; no stage imports another."""
