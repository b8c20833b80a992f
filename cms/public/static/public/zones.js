// Adds the reader's own times beside the hall's, where the two zones differ. Without it everything is there to read.
for (const note of document.querySelectorAll("[data-zone]")) {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const language = document.documentElement.lang;
  const there = note.dataset.zone;
  const within = note.closest("section, dd") ?? document;
  const clock = (date, zone) =>
    new Intl.DateTimeFormat(language, {
      hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone, numberingSystem: "latn",
    }).format(date);
  const day = (date, zone) => new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(date);
  let differs = false;
  for (const shown of within.querySelectorAll(".clock")) {
    const dates = [...shown.querySelectorAll("time")].map((time) => new Date(time.dateTime));
    if (dates.some((date) => Number.isNaN(date.valueOf()))) continue;
    if (dates.every((date) => clock(date, own) === clock(date, there) && day(date, own) === day(date, there))) continue;
    const mine = document.createElement("small");
    mine.className = "yours";
    mine.dir = "ltr";
    mine.textContent = dates.map((date) => clock(date, own)).join("–");
    const weekday = new Intl.DateTimeFormat(language, { weekday: "short", timeZone: own });
    if (day(dates[0], own) !== day(dates[0], there)) mine.textContent += ` (${weekday.format(dates[0])})`;
    mine.title = own;
    shown.after(" ", mine);
    differs = true;
  }
  if (differs) {
    const legend = document.createElement("span");
    legend.className = "yours";
    legend.append(` ${note.dataset.yours} `);
    const name = document.createElement("bdi");
    name.dir = "ltr";
    name.textContent = own.replaceAll("_", " ");
    legend.append(name);
    note.append(legend);
  }
}
