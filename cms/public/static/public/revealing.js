/* Shows the field of a form that a preview, or an address, names: opens its tab and section, and puts the cursor
   into it. Addresses name it as Wagtail's own do: #:w:contentpath=body.UUID. */
(() => {
  const IN_ADDRESS = ":w:contentpath=";
  const PATH = /^[\w-]+(\.[\w-]+)*$/;
  const INPUTS = 'input:not([type="hidden"], :disabled), textarea:not(:disabled), select:not(:disabled), [contenteditable="true"]';
  const SHOWN_FOR = 2500;
  const LAID_OUT_AFTER = 250;

  const isOwnField = (element) => !element.closest("[data-contentpath-disabled]");

  /* Lists of parts have no path of Wagtail's. */
  const listOf = (name) => document.getElementById(`id_${name}-FORMS`)?.closest("[data-panel]");

  const find = (path) => {
    const [name, ...inside] = path.split(".");
    const fields = document.querySelectorAll(`[data-contentpath="${CSS.escape(name)}"]`);
    const field = [...fields].find(isOwnField);
    if (!field) {
      return listOf(name);
    }
    return inside.reduce((at, step) => at?.querySelector(`[data-contentpath="${CSS.escape(step)}"]`), field) ?? field;
  };

  const openTab = (element) => {
    const panel = element.closest('[role="tabpanel"]');
    if (panel?.hidden) {
      document.getElementById(panel.getAttribute("aria-labelledby"))?.click();
    }
  };

  const unfold = (element) => {
    for (let panel = element.closest("[data-panel]"); panel; panel = panel.parentElement.closest("[data-panel]")) {
      panel.querySelector('[data-panel-toggle][aria-expanded="false"]')?.click();
    }
    const block = element.matches("[data-contentpath]") && element.querySelector("[data-panel-toggle]");
    if (block && block.getAttribute("aria-expanded") === "false") {
      block.click();
    }
  };

  /* On a phone, the preview lies on the form. */
  const clearTheWay = () => {
    const side = document.querySelector("[data-form-side]");
    if (side && side.querySelector("[data-side-panel]:not([hidden])") && side.offsetWidth > window.innerWidth * 0.75) {
      document.querySelector("[data-form-side-close-button]")?.click();
    }
  };

  const isReachable = (input) => {
    const list = input.closest("details:not([open])");
    const isFoldedAway = list && !input.matches("summary");
    return input.offsetParent !== null && !isFoldedAway && !input.closest("[data-panel-heading]");
  };

  const scrollTo = (field) => {
    field.scrollIntoView({ block: field.offsetHeight > window.innerHeight / 2 ? "start" : "center" });
  };

  const focus = (element) => {
    const inputs = [...element.querySelectorAll(INPUTS), ...element.querySelectorAll("summary, button:not(:disabled), a[href]")];
    const first = inputs.find(isReachable);
    first?.focus({ preventScroll: true });
  };

  const reveal = (path) => {
    const field = PATH.test(path) ? find(path) : null;
    if (!field) {
      return;
    }
    clearTheWay();
    openTab(field);
    unfold(field);
    field.classList.add("revealed-field");
    setTimeout(() => field.classList.remove("revealed-field"), SHOWN_FOR);
    // Once the tab and the section have been laid out; and again once what loads late, such as pictures, has.
    requestAnimationFrame(() => {
      focus(field);
      scrollTo(field);
    });
    setTimeout(() => scrollTo(field), LAID_OUT_AFTER);
  };

  const isOurPreview = (source) =>
    [...document.querySelectorAll("iframe.w-preview__iframe")].some((frame) => frame.contentWindow === source);

  window.addEventListener("message", (event) => {
    const path = event.data?.forumsField;
    if (event.origin === window.location.origin && typeof path === "string" && isOurPreview(event.source)) {
      reveal(path);
    }
  });

  window.addEventListener("load", () => {
    const [, path] = decodeURIComponent(window.location.hash).split(IN_ADDRESS);
    if (path) {
      // After Wagtail has opened the tab that its own addresses name.
      setTimeout(() => reveal(path), 0);
    }
  });
})();
