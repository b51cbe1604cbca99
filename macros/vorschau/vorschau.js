// Only in the preview: waits for news of this page and loads it again. It waits while the page can be seen, for a browser
// keeps few connections to one server.
(() => {
  "use strict";

  const { warten, stand, inhalt } = document.currentScript.dataset;
  let asked = null;

  async function wait() {
    let known = stand;
    while (!document.hidden && !asked) {
      asked = new AbortController();
      try {
        const query = new URLSearchParams({ stand: known, inhalt, seite: location.pathname });
        const answer = await fetch(`${warten}?${query}`, { signal: asked.signal, cache: "no-store" });
        const news = await answer.json();
        if (news.neu) {
          location.reload();
          return;
        }
        known = news.stand;
      } catch {
        if (asked.signal.aborted) return;
        await new Promise((resolve) => setTimeout(resolve, 1000)); // the preview has ended, perhaps it starts again
      } finally {
        asked = null;
      }
    }
  }

  function seen() {
    if (document.hidden) asked?.abort();
    else wait();
  }

  document.addEventListener("visibilitychange", seen);
  window.addEventListener("pageshow", seen);
  window.addEventListener("pagehide", () => asked?.abort());
})();
