"""The register of cited documents."""
