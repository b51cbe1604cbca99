# Die Arbeit macht anforderungen/einrichten.py; unter Windows ohne make wird es selbst aufgerufen.
# Läuft mit GNU make ab 3.81 (macOS).
BEFEHL := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON := $(shell for p in $(KONZEPT_PYTHON) python3 python3.11 python3.12 python3.13 python3.14 python; do \
	if "$$p" -c '$(BEFEHL)' >/dev/null 2>&1; then echo "$$p"; break; fi; done)
EINRICHTEN = $(if $(PYTHON),$(PYTHON),$(error Gebraucht wird Python 3.11 oder neuer (python3), gefunden ist keins)) \
	anforderungen/einrichten.py
.DEFAULT_GOAL := hilfe
.PHONY: hilfe site vorschau pruefen test audit suchguete bench bench-vorschau bilder umgebung clean

hilfe:
	@echo 'make site      baut die Website nach site/ (richtet beim ersten Mal alles ein)'
	@echo 'make vorschau  zeigt sie im Browser und folgt jeder Änderung'
	@echo 'make pruefen   prüft die Daten und sagt, was fehlt'
	@echo 'make test      prüft das Programm selbst (für Entwicklerinnen und Entwickler)'
	@echo 'make audit     prüft jede Seite der Demonstration: Gültigkeit, Barrierefreiheit, Größe (viele Minuten)'
	@echo 'make suchguete misst, wie gut die Suche findet (einige Minuten, mit Browser)'
	@echo 'make bench     misst, was ein Bau kostet, neben mkdocs, Hugo und Eleventy (viele Minuten)'
	@echo '               (make bench-vorschau: die Zeit von einer Änderung bis zur neuen Seite)'
	@echo 'make bilder    macht die Bilder für die README (mit Browser)'
	@echo 'make clean     löscht Umgebung, Website und Zwischenspeicher'

site:
	@$(EINRICHTEN) site

vorschau: umgebung
	@.venv/bin/konzept vorschau

pruefen: umgebung
	@.venv/bin/konzept pruefen

test:
	@$(EINRICHTEN) test

audit:
	@$(EINRICHTEN) audit

suchguete:
	@$(EINRICHTEN) testumgebung
	@.venv/bin/python benchmarks/suchguete.py

bench bench-vorschau:
	@$(EINRICHTEN) benchumgebung
	@.venv/bin/python -m benchmarks.$(if $(filter bench,$@),bau,vorschau) $(OPTIONEN)

bilder:
	@$(EINRICHTEN) testumgebung
	@.venv/bin/python -m benchmarks.bilder

umgebung:
	@$(EINRICHTEN) umgebung

clean:
	rm -rf .venv site .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis ./*.egg-info
	find macros tests anforderungen -name __pycache__ -type d -prune -exec rm -rf {} +
