/* In an editor's preview, every marked value leads to its field: beside the form it is shown there, in a window of
   its own the form is opened. Nothing of this is on public pages. */
(() => {
  const KEY = "forums-edit-signs";
  const root = document.documentElement;
  const button = document.querySelector(".edit-switch");
  const isBeside = window.parent !== window;

  const remembered = () => {
    try {
      return localStorage.getItem(KEY) !== "off";
    } catch {
      return true;
    }
  };

  const show = (isOn) => {
    root.classList.toggle("edit-signs-off", !isOn);
    button.setAttribute("aria-pressed", String(isOn));
  };

  /* A fact of a source page, or a record of its own, opens in a new window: this form keeps what is in it. */
  const linkTo = (address, isElsewhere) => {
    const link = document.createElement("a");
    link.href = address;
    if (isElsewhere) {
      link.target = "_blank";
      link.rel = "noopener";
    }
    return link;
  };

  const askTheForm = (field) => {
    const sign = document.createElement("button");
    sign.type = "button";
    sign.addEventListener("click", () => {
      window.parent.postMessage({ forumsField: field }, window.location.origin);
    });
    return sign;
  };

  const signFor = ({ field, form }) => {
    if (form) {
      return linkTo(form, true);
    }
    if (isBeside) {
      return askTheForm(field);
    }
    const own = button.dataset.editUrl;
    return own ? linkTo(`${own}#:w:contentpath=${field}`, false) : null;
  };

  const mark = (value) => {
    const sign = signFor(value.dataset);
    if (!sign) {
      return;
    }
    sign.classList.add("edit-sign");
    sign.setAttribute("aria-label", value.dataset.edit);
    sign.title = value.dataset.edit;
    value.classList.add("edit-value");
    // What stands on lines of its own below the value comes after the sign.
    value.insertBefore(sign, value.querySelector(":scope > .more"));
    value.addEventListener("click", (event) => {
      const isOff = root.classList.contains("edit-signs-off");
      const isOwn = event.target.closest("a, button, summary, input, select, video, audio");
      if (isOff || isOwn || String(window.getSelection())) {
        return;
      }
      event.stopPropagation();
      sign.click();
    });
  };

  if (button) {
    document.querySelectorAll("[data-field]").forEach(mark);
    button.hidden = false;
    show(remembered());
    button.addEventListener("click", () => {
      const isOn = root.classList.contains("edit-signs-off");
      show(isOn);
      try {
        localStorage.setItem(KEY, isOn ? "on" : "off");
      } catch {
        // It is remembered for this page only.
      }
    });
  }
})();
