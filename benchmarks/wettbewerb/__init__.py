"""Who builds the same pages: this generator, mkdocs with Material, Hugo, Eleventy."""
