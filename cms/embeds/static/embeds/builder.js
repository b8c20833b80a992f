// The builder without reloading: the snippet follows the form, and is copied by a button. Without this script the
// form's own button does the first, and the reader's hand the second.
const form = document.querySelector("[data-builder]");
const selector = "[data-built]";

async function build() {
  const query = new URLSearchParams(new FormData(form));
  const answer = await fetch(`?${query}`, { credentials: "same-origin" });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const built = page.querySelector(selector);
  if (!built) return;
  document.querySelector(selector).replaceWith(built);
  history.replaceState(null, "", `?${query}`);
  offer();
}

function offer() {
  const button = document.querySelector("[data-copy]");
  if (!button) return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const text = document.querySelector("[data-snippet]");
    text.select();
    await navigator.clipboard?.writeText(text.value);
    document.querySelector("[data-copied]").textContent = button.dataset.copy;
  });
}

form?.addEventListener("change", build);
offer();
