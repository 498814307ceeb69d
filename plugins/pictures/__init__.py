"""Pictures and files beside articles, carried to the site without what cameras and programs wrote into them."""
