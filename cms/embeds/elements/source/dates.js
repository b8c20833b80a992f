// Dates and times as people read them. An instant comes with its forum's offset written in it, so that the hall's
// time is read from it as it stands: the browser's list of time zones may be older than the gateway's.

/** @typedef {{ date: string, precision: "DAY" | "MONTH" | "YEAR" | "UNKNOWN" }} PartialDate */

const PLAIN = /** @type {const} */ ({ numberingSystem: "latn", timeZone: "UTC" });
const CLOCK = /** @type {const} */ ({ numberingSystem: "latn", hourCycle: "h23", hour: "2-digit", minute: "2-digit" });
/** @type {Record<string, Intl.DateTimeFormatOptions>} */
const EXACTNESS = {
  DAY: { day: "numeric", month: "long", year: "numeric" },
  MONTH: { month: "long", year: "numeric" },
  YEAR: { year: "numeric" },
};

/** The tag under which a language's dates are written: the forums' English is British. @param {string} language */
const tag = (language) => (language === "en" ? "en-GB" : language);

/** @param {string} day such as 2026-05-12, or an instant of that day in the hall */
const noon = (day) => new Date(`${day.slice(0, 10)}T12:00Z`);

/** The reader's own time zone. */
export const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/**
 * Return a day with its weekday.
 *
 * @param {string} day
 * @param {string} language
 */
export function dayWords(day, language) {
  return new Intl.DateTimeFormat(tag(language), { ...PLAIN, weekday: "long", ...EXACTNESS.DAY }).format(noon(day));
}

/**
 * Return dates as exactly as they are known; an empty text while they are not.
 *
 * @param {PartialDate | null} start
 * @param {PartialDate | null} end
 * @param {string} language
 */
export function rangeWords(start, end, language) {
  const exactness = EXACTNESS[start?.precision ?? "UNKNOWN"];
  if (!start || !exactness) return "";
  const format = new Intl.DateTimeFormat(tag(language), { ...PLAIN, ...exactness });
  return format.formatRange(noon(start.date), noon((end ?? start).date));
}

/**
 * Return the hall's clock: 09:00–10:30.
 *
 * @param {string} start
 * @param {string | null} end
 */
export function hallClock(start, end) {
  return end ? `${start.slice(11, 16)}–${end.slice(11, 16)}` : start.slice(11, 16);
}

/**
 * Return the reader's clock, with the weekday where it is another day; empty where it shows what the hall's does,
 * and in the hall's zone, whatever the browser believes of it.
 *
 * @param {string} start
 * @param {string | null} end
 * @param {string} zone the hall's
 * @param {string} language
 */
export function readerClock(start, end, zone, language) {
  if (zone === ownZone()) return "";
  const clock = new Intl.DateTimeFormat(language, CLOCK);
  const first = new Date(start);
  const plain = [first, ...(end ? [new Date(end)] : [])].map((each) => clock.format(each)).join("–");
  // Isolated, so that it runs from the left in Arabic, too.
  const shown = `\u2066${plain}\u2069`;
  const isSameDay = new Intl.DateTimeFormat("en-CA").format(first) === start.slice(0, 10);
  if (isSameDay) return plain === hallClock(start, end) ? "" : shown;
  return `${shown} (${new Intl.DateTimeFormat(language, { weekday: "short" }).format(first)})`;
}

/**
 * Return an instant in the hall: its day and clock.
 *
 * @param {string} instant
 * @param {string} language
 */
export function instantWords(instant, language) {
  return `${dayWords(instant, language)}, ${instant.slice(11, 16)}`;
}

/** @param {string} zone */
export const zoneName = (zone) => zone.replaceAll("_", " ");
