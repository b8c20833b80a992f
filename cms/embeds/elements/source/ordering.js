// The order of a programme, and what of it is on at a moment.

/** @typedef {import("./session.js").Session} Session */

// In milliseconds. What begins later than that is not "next".
const SOON = 12 * 3600 * 1000;

/**
 * Return the days with their sessions, in order. Within a day, those without a time come last; so do sessions
 * without a day, after all days.
 *
 * @param {Session[]} sessions
 * @returns {[string | null, Session[]][]}
 */
export function daysOf(sessions) {
  /** @type {Map<string | null, Session[]>} */
  const days = new Map();
  for (const each of sessions) days.set(each.day, [...(days.get(each.day) ?? []), each]);
  const ordered = [...days].sort(([one], [other]) => compared(one, other));
  return ordered.map(([day, held]) => [day, held.toSorted((one, other) => compared(one.startsAt, other.startsAt))]);
}

/**
 * Return what is on at ``moment``, in milliseconds, and what begins soonest after it within half a day.
 *
 * @param {Session[]} sessions
 * @param {number} moment
 */
export function nowAndNext(sessions, moment) {
  const held = sessions.filter((each) => each.state !== "CANCELLED" && each.startsAt);
  const start = (/** @type {Session} */ each) => Date.parse(each.startsAt ?? "");
  const now = held.filter((each) => start(each) <= moment && moment < Date.parse(each.endsAt ?? ""));
  const soonest = Math.min(...held.map(start).filter((each) => each > moment && each - moment < SOON));
  return { now, next: held.filter((each) => start(each) === soonest) };
}

/**
 * Compare instants, or days, as the forum writes them; null comes last.
 *
 * @param {string | null} one
 * @param {string | null} other
 */
function compared(one, other) {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  return Date.parse(one) - Date.parse(other);
}
