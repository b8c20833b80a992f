/* Wagtail's forms grow while somebody works in them: windows open, blocks are added. What one of our scripts has
   to do to an element is done to each one that is there and to each one that comes later. */
(function () {
  "use strict";

  const rules = [];

  function apply([selector, act], root) {
    if (root.matches(selector)) {
      act(root);
    }
    root.querySelectorAll(selector).forEach((element) => act(element));
  }

  function meet(changes) {
    changes.forEach((change) => {
      change.addedNodes.forEach((node) => {
        if (node.nodeType === Node.ELEMENT_NODE) {
          rules.forEach((rule) => apply(rule, node));
        }
      });
    });
  }

  document.addEventListener("DOMContentLoaded", () => {
    rules.forEach((rule) => apply(rule, document.body));
    new MutationObserver(meet).observe(document.body, { childList: true, subtree: true });
  });

  window.forums = {
    onArrival(selector, act) {
      rules.push([selector, act]);
    },
  };
})();
