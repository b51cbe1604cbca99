// On every page. Without it nothing is missing but what only a clock can tell.
