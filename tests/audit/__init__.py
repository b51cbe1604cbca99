"""``make audit``: looks at every page and every file of the finished demonstration, where ``make test`` takes a sample.

To run:  ``make audit``, or ``.venv/bin/python -m tests.audit [KEY …]`` for some of the audits.
         ``--site FOLDER`` looks at a site that is already built, ``--probe`` at one file of each kind only,
         ``--bericht concept_data/pruefbericht.yaml`` writes what the statement on accessibility tells of the audits,
         ``--ergebnis FILE`` also writes the result as JSON (the same findings give the same bytes, but for the day).

To add an audit: a module here with the four names of ``befund.Audit`` and one line in ``register.AUDITS``.

- ``NAME``: what the table calls it, German.
- ``tools() -> dict[str, str]``: the programs that judge, with their versions; empty for rules of our own.
- ``files(site) -> list[str]``: everything there is to look at, as paths below the site, sorted.
- ``audit(site, files) -> Iterator[Befund]``: the findings in these files. A test hands in a sample instead
  (``tests/seitenarten.longest`` of ``files(site)``), so look at nothing else. One that cannot run raises ``Fehlt``.

An audit that takes long has ``weiter(site, files, notes)``: the same, but it writes down what it has seen in the file
``notes`` and goes on there after a cut (``--weiter FILE``, see ``merkzettel``).

An audit of accessibility has a fifth name, ``WEG``: what it does, in words the statement can use.

A finding has a place (a path below the site) and one line of text. What looks wrong but is not stands in the module
as an exception with its reason. Several hundred pages: start the program that judges once, not once for each page.
"""
