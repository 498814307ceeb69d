"""Vietnamese words: folding, order, numbers, dates, sentences and slugs."""
