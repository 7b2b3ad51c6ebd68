"""How names are spelled, translated, marked and ordered over a whole article."""
