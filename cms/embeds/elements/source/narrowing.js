// The ways to narrow a programme: by day, room, theme and language.

import { dayWords } from "./dates.js";

/** @typedef {import("./session.js").Session} Session */
/** @typedef {{ name: string, label: string, choices: [string, string][] }} Filter */

// What stands for sessions without a day.
const OPEN = "-";

/** @type {Record<string, (session: Session) => [string, string][]>} */
const VALUES = {
  day: (session) => [[session.day ?? OPEN, ""]],
  room: ({ room }) => (room ? [[room.guid, room.name ?? ""]] : []),
  theme: ({ themes }) => themes.map(({ slug, title }) => [slug, title]),
  language: ({ languages, interpretationLanguages }) =>
    [...languages, ...interpretationLanguages].map(({ code, name }) => [code, name]),
};

/**
 * Return the filters that leave a choice.
 *
 * @param {Session[]} sessions
 * @param {import("./words.js").Words} words
 * @param {string} language
 * @returns {Filter[]}
 */
export function filtersOf(sessions, words, language) {
  const labels = /** @type {Record<string, string>} */ (/** @type {unknown} */ (words));
  const filters = Object.entries(VALUES).map(([name, values]) => {
    const choices = [...new Map(sessions.flatMap(values))];
    const shown = name === "day" ? days(choices, words, language) : named(choices, language);
    return { name, label: labels[name] ?? name, choices: shown };
  });
  return filters.filter((each) => each.choices.length > 1);
}

/**
 * Return whether a session is what the reader chose.
 *
 * @param {Session} session
 * @param {Map<string, string>} chosen
 */
export function matches(session, chosen) {
  return Object.entries(VALUES).every(([name, values]) => {
    const wanted = chosen.get(name);
    return !wanted || values(session).some(([value]) => value === wanted);
  });
}

/**
 * @param {[string, string][]} choices
 * @param {import("./words.js").Words} words
 * @param {string} language
 * @returns {[string, string][]}
 */
function days(choices, words, language) {
  const known = choices.map(([day]) => day).filter((day) => day !== OPEN).sort();
  const open = choices.length > known.length ? [OPEN] : [];
  return [...known, ...open].map((day) => [day, day === OPEN ? words.noDay : dayWords(day, language)]);
}

/**
 * @param {[string, string][]} choices
 * @param {string} language
 */
function named(choices, language) {
  const { compare } = new Intl.Collator(language, { numeric: true });
  return choices.filter(([, name]) => name).sort(([, one], [, other]) => compare(one, other));
}
