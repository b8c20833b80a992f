/* Keeps “Is it live?” up to date while somebody looks at it and something has not arrived. */
(() => {
  const EVERY = 3000;
  const MISSING = ".arrivals__line--waiting, .arrivals__line--failed";

  const isWatched = (panel) => panel.offsetParent !== null && !document.hidden;

  const count = (panel) => {
    const missing = panel.querySelectorAll(MISSING).length;
    const counter = document.querySelector(
      '[data-side-panel-toggle="arrival"] [data-side-panel-toggle-counter]',
    );
    if (counter) {
      counter.textContent = missing;
      counter.hidden = missing === 0;
    }
  };

  const look = async () => {
    const panel = document.querySelector("[data-arrivals]");
    if (panel && isWatched(panel) && panel.querySelector(MISSING)) {
      try {
        const answer = await fetch(panel.dataset.arrivals);
        const text = answer.ok && !answer.redirected ? await answer.text() : null;
        if (text !== null) {
          panel.innerHTML = text;
          count(panel);
        }
      } catch {
        // The server is away for a moment; it is asked again.
      }
    }
    setTimeout(look, EVERY);
  };

  setTimeout(look, EVERY);
})();
