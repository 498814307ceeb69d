"""Speed, measured beside stock Pelican, Hugo and Eleventy on one invented corpus."""
