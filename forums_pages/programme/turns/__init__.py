"""What may turn out otherwise than announced: foreseen in full before it is carried out."""
