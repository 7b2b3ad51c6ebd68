"""Reports for people: pages that need nothing but a browser, no network and no other file."""
