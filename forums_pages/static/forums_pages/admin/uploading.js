// Where several files are uploaded, Wagtail calls everything that fails an error of the server, to be reported. When no
// answer came at all, the line is down: nothing is to be reported, and the file is to be chosen again.
(() => {
  const words = document.currentScript.dataset.lost;
  const say = (entry) => {
    const code = entry.querySelector(".error-code");
    if (code?.textContent === "0") entry.querySelector(".server-error").textContent = words;
  };
  document.addEventListener("DOMContentLoaded", () => {
    const list = document.getElementById("upload-list");
    if (!list) return;
    new MutationObserver((changes) => {
      for (const { target } of changes) if (target.matches(".upload-server-error")) say(target);
    }).observe(list, { subtree: true, attributeFilter: ["class"] });
  });
})();
