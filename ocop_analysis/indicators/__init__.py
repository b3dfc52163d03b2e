"""Pure functions from canonical tables to counts; certificates are intervals and every count has a low and a high."""
