// The builder without reloading: the snippets follow the form, and each is copied by a button. Without this script the
// form's own button does the first, and the reader's hand the second.
const form = document.querySelector("[data-builder]");
const selector = "[data-built]";
let asked = 0;

async function build() {
  const own = ++asked;
  const query = new URLSearchParams(new FormData(form));
  const answer = await fetch(`?${query}`, { credentials: "same-origin" });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const built = page.querySelector(selector);
  // Answers may overtake one another: what was chosen last counts.
  if (!built || own !== asked) return;
  document.querySelector(selector).replaceWith(built);
  history.replaceState(null, "", `?${query}`);
  offer();
}

function offer() {
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const text = document.getElementById(button.dataset.copy);
      text.select();
      await navigator.clipboard?.writeText(text.value);
      const said = button.parentElement.querySelector("[data-copied]");
      said.textContent = said.dataset.copied;
    });
  }
}

form?.addEventListener("change", build);
offer();
