"""The ground: the newsroom's frozen values, made of the standard library alone."""
