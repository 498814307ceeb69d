"""Search: one analysis, small script files for the browser, and a Whoosh index for the terminal."""
