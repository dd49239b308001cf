"""How fast the generator is: explainers of any size, and one command that measures (``python -m bench``)."""
