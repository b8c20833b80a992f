/* Shows how far work in the background is, and loads the page anew once it is done. */
(() => {
  const EVERY = 1000;
  const box = document.querySelector("[data-progress]");

  const look = async () => {
    try {
      const answer = await fetch(box.dataset.progress);
      if (answer.ok && answer.headers.get("X-Work-State") !== "waiting") {
        window.location.reload();
        return;
      }
      // While somebody is about to press its button, it stays.
      if (answer.ok && !box.contains(document.activeElement)) {
        box.innerHTML = await answer.text();
      }
    } catch {
      // The server is away for a moment; it is asked again.
    }
    setTimeout(look, EVERY);
  };

  if (box) {
    setTimeout(look, EVERY);
  }
})();
