"""Training: annotated abstracts to the weights file. Nothing here is needed to extract."""
