"""What a browser may do with a page of this site: one policy, said in the pages and by the server.

Everything comes from the site itself; no script and no style stands inside a page. Blocks of data
(``application/ld+json``, ``application/json``) are no scripts and need no hash (CSP Level 3, §6.6.1.1: only what would
run is asked for).
"""

from __future__ import annotations

from typing import Final

#: The policy of every page, without what only a server can say (``frame-ancestors``).
POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; connect-src 'self'; "
    "frame-src 'self'; form-action 'self'; base-uri 'none'"
)
#: The policy of what others may show in a frame of theirs: no script at all. Its links leave the frame (``<base>``).
EMBEDDED: Final = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'none'; base-uri 'self'"
#: Nobody may put a page into a frame, and everybody may.
UNFRAMED: Final = "frame-ancestors 'none'"
FRAMED: Final = "frame-ancestors *"
#: Other headers of every answer. Only features that every browser of today knows are named.
HEADERS: Final = (
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
)
#: Makes browsers ask for https only. It is given as a comment: it cannot be taken back for as long as it says.
HSTS: Final = ("Strict-Transport-Security", "max-age=31536000")
#: For files whose address names their content, and for all others: kept, but asked for again each time.
FOREVER: Final = "public, max-age=31536000, immutable"
ASK: Final = "no-cache"
