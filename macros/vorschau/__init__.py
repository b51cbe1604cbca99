"""The preview: the concept stays in memory, a page is made when it is asked for, a change shows at once."""

from macros.vorschau.betrieb import VorschauFehler, vorschau

__all__ = ["VorschauFehler", "vorschau"]
