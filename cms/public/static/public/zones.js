// Adds the reader's own times beside the hall's, where the two zones differ. Without it everything is there to read.
function show(note) {
  const language = document.documentElement.lang;
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (own === note.dataset.zone) return;
  const plain = { numberingSystem: "latn", hourCycle: "h23", hour: "2-digit", minute: "2-digit" };
  const clock = new Intl.DateTimeFormat(language, plain);
  const day = new Intl.DateTimeFormat("en-CA");
  const weekday = new Intl.DateTimeFormat(language, { weekday: "short" });
  const known = new Map();
  const within = note.closest("section, dd") ?? document;
  for (const shown of within.querySelectorAll(".clock")) {
    const instants = [...shown.querySelectorAll("time")].map((time) => time.dateTime);
    const key = instants.join();
    if (!known.has(key)) known.set(key, words(instants));
    if (!known.get(key)) continue;
    const small = document.createElement("small");
    small.className = "yours";
    small.dir = "ltr";
    small.textContent = known.get(key);
    shown.after(" ", small);
  }
  if (![...known.values()].some(Boolean)) return;
  const legend = document.createElement("span");
  const name = document.createElement("bdi");
  legend.className = "yours";
  name.dir = "ltr";
  name.textContent = own.replaceAll("_", " ");
  legend.append(` ${note.dataset.yours} `, name);
  note.append(legend);

  // The hall's time is in the instant as it is written: the browser's list of zones may be older than ours.
  function words(instants) {
    const dates = instants.map((each) => new Date(each));
    if (dates.some((date) => Number.isNaN(date.valueOf()))) return "";
    const isSame = (date, at) => `${day.format(date)}T${clock.format(date)}` === instants[at].slice(0, 16);
    if (dates.every(isSame)) return "";
    const clocks = dates.map((date) => clock.format(date)).join("–");
    const [first] = dates;
    return day.format(first) === instants[0].slice(0, 10) ? clocks : `${clocks} (${weekday.format(first)})`;
  }
}

for (const note of document.querySelectorAll("[data-zone]")) {
  (window.requestIdleCallback ?? setTimeout)(() => show(note));
}
