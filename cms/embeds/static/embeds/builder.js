// The builder without reloading: the snippets follow the form, and each is copied by a button. Without this script the
// form's own button does the first, and the reader's hand the second.
const form = document.querySelector("[data-builder]");
const selector = "[data-built]";
const chosen = () => new URLSearchParams(new FormData(form)).toString();
let asked = form && chosen();
let building = Promise.resolve();

function follow() {
  if (chosen() !== asked) building = build((asked = chosen()));
  return building;
}

async function build(query) {
  const answer = await fetch(`?${query}`, { credentials: "same-origin" }).catch(() => null);
  const page = answer?.ok && new DOMParser().parseFromString(await answer.text(), "text/html");
  // Answers may overtake one another: what was chosen last counts.
  if (query !== asked) return;
  const built = page && page.querySelector(selector);
  if (!built) {
    asked = null;
    return;
  }
  document.querySelector(selector).replaceWith(built);
  history.replaceState(null, "", `?${query}`);
  offer();
}

function offer() {
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", () => copy(button.dataset.copy));
  }
}

async function copy(id) {
  // A colour may just have been typed: leaving its field for the button is what changes it.
  await follow();
  const text = document.getElementById(id);
  if (!text) return;
  text.select();
  await navigator.clipboard?.writeText(text.value);
  const said = document.querySelector(`[data-copy="${id}"]`).parentElement.querySelector("[data-copied]");
  said.textContent = said.dataset.copied;
}

form?.addEventListener("change", follow);
offer();
