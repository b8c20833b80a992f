// Speaks to the page that frames this one: how high it is, and, to WordPress, which link was followed.
// The protocol is WordPress's own (wp-embed): {message, value, secret}, the secret being in our fragment.
// Without this script everything is there to read, and links open as links do.
const host = window.parent;
const secret = /[#?&]secret=([A-Za-z0-9]+)/.exec(location.hash)?.[1] ?? "";
const LEAST = 200;
const MOST = 1000;

function tell(message, value) {
  host.postMessage({ message, value, secret }, "*");
}

let last = 0;
function height(isAsked) {
  const needed = Math.ceil(document.body.getBoundingClientRect().height);
  const value = secret ? Math.min(Math.max(needed, LEAST), MOST) : needed;
  if (value === last && !isAsked) return;
  last = value;
  tell("height", value);
}

// In a sandbox a link opens nothing: WordPress follows those to our own host when it is told of them. What is
// elsewhere is linked from our page of the same thing, so that it leads there.
function follow(event) {
  const link = event.target.closest?.("a[href]");
  if (!link || link.target === "_self") return;
  event.preventDefault();
  const page = document.querySelector("link[rel=canonical]")?.href;
  const value = link.host === location.host ? link.href : page;
  if (value) tell("link", value);
}

if (host !== window) {
  new ResizeObserver(() => height()).observe(document.body);
  addEventListener("load", () => height(true));
  addEventListener("message", (event) => {
    if (event.source === host && event.data?.message === "ready") height(true);
  });
  if (secret) {
    document.addEventListener("click", follow);
    // Within the frame, the next page has to know the secret as well.
    for (const link of document.querySelectorAll("a[target=_self]")) link.hash = location.hash;
  }
}
