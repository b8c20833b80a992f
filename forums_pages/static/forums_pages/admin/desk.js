/* Wagtail's windows are dialogues without a name; a screen reader should say what one has opened. */
(function () {
  "use strict";

  function name(dialog) {
    const heading = dialog.querySelector(".modal-body h1, .modal-body h2");
    if (heading) {
      dialog.setAttribute("aria-label", heading.textContent.replace(/\s+/g, " ").trim());
    }
  }

  function watch(dialog) {
    name(dialog);
    new MutationObserver(() => name(dialog)).observe(dialog, { childList: true, subtree: true });
  }

  document.addEventListener("DOMContentLoaded", () => {
    new MutationObserver((changes) => {
      changes.forEach((change) => {
        change.addedNodes.forEach((node) => {
          if (node.nodeType === Node.ELEMENT_NODE && node.matches('.modal[role="dialog"]')) {
            watch(node);
          }
        });
      });
    }).observe(document.body, { childList: true });
  });
})();
