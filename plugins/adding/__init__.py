"""Facts together: intervals, repeats, totals, comparisons."""
