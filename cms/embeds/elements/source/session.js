// One session of a programme.

import { hallClock, readerClock } from "./dates.js";
import { joined, link, make, words } from "./making.js";
import { filled } from "./words.js";

/** @typedef {import("./making.js").Localised} Localised */
/**
 * @typedef {Localised & {
 *   title: string, url: string | null, state: "PROPOSED" | "CONFIRMED" | "CANCELLED", day: string | null,
 *   startsAt: string | null, endsAt: string | null, isOnline: boolean, ical: string,
 *   room: (Localised & { guid: string, name: string | null }) | null,
 *   languages: { code: string, name: string }[], interpretationLanguages: { code: string, name: string }[],
 *   themes: (Localised & { slug: string, title: string, colour: string | null })[],
 *   participations: { role: string, person: Localised & { name: string, url: string | null } }[],
 *   replays: { url: string }[],
 * }} Session
 */

/**
 * Return a session as an item of a list.
 *
 * @param {Session} session
 * @param {{ words: import("./words.js").Words, language: string, zone: string }} programme what speaks, and where
 * @param {boolean} [isShort] whether only its title, time and place are shown
 */
export function sessionItem(session, { words: phrases, language, zone }, isShort = false) {
  const isOff = session.state === "CANCELLED";
  const name = words(session.title, session);
  const title = link(session.url, { part: "session-link" }, isOff ? make("s", {}, name) : name);
  return make("li", { class: `session${isOff ? " off" : ""}`, part: isOff ? "session cancelled" : "session" },
    times(session, phrases, zone, language),
    make("div", { class: "what" },
      make("p", { class: "title", part: "session-title" }, title, " ", state(session, phrases)),
      place(session, phrases),
      !isShort && people(session, phrases),
      !isShort && tongues(session, phrases),
      !isShort && themes(session),
      !isShort && actions(session, phrases)));
}

/** @param {Session} session @param {import("./words.js").Words} phrases @param {string} zone @param {string} language */
function times({ startsAt, endsAt }, phrases, zone, language) {
  if (!startsAt) return make("p", { class: "time quiet", part: "time" }, phrases.noTime);
  const own = readerClock(startsAt, endsAt, zone, language);
  return make("p", { class: "time", part: "time" },
    make("time", { class: "clock", datetime: startsAt }, hallClock(startsAt, endsAt)),
    own && make("span", { class: "quiet own", part: "own-time" }, words(filled(phrases.yourTime, { time: own }))));
}

/** @param {Session} session @param {import("./words.js").Words} phrases */
function state({ state: said }, phrases) {
  if (said === "CONFIRMED") return null;
  const isOff = said === "CANCELLED";
  return make("span", { class: `tag ${isOff ? "bad" : "warn"}`, part: "status" }, isOff ? phrases.cancelled : phrases.proposed);
}

/** @param {Session} session @param {import("./words.js").Words} phrases */
function place({ room, isOnline }, phrases) {
  const places = [room?.name ? words(room.name, room) : null, isOnline ? words(phrases.online) : null];
  const known = places.filter((each) => each !== null);
  return known.length ? make("p", { class: "quiet", part: "room" }, ...joined(known, " · ")) : null;
}

/** @param {Session} session @param {import("./words.js").Words} phrases */
function people({ participations }, phrases) {
  const names = [...new Map(participations.map(({ person: { name, url } }) =>
    [name, link(url, { part: "person-link" }, words(name))])).values()];
  return names.length ? make("p", { class: "people", part: "people" }, ...joined(names, phrases.comma)) : null;
}

/** @param {Session} session @param {import("./words.js").Words} phrases */
function tongues({ languages, interpretationLanguages }, phrases) {
  const listed = (/** @type {{ name: string }[]} */ each) => each.map(({ name }) => name).join(phrases.comma);
  const into = interpretationLanguages.length ? `${phrases.interpreted} ${listed(interpretationLanguages)}` : "";
  const told = [listed(languages), into].filter(Boolean).join(" · ");
  return told ? make("p", { class: "quiet", part: "languages" }, told) : null;
}

/** @param {Session} session */
function themes({ themes: held }) {
  if (!held.length) return null;
  return make("ul", { class: "themes", part: "themes" }, ...held.map((each) => {
    const dot = make("span", { class: "dot", "aria-hidden": "true" });
    if (each.colour) dot.style.setProperty("background", each.colour);
    return make("li", { class: "theme", part: "theme" }, dot, words(each.title, each));
  }));
}

/** @param {Session} session @param {import("./words.js").Words} phrases */
function actions(session, phrases) {
  const named = (/** @type {string} */ what) => filled(phrases.of, { what, title: session.title });
  const isHeld = session.startsAt && session.state !== "CANCELLED";
  const calendar = isHeld && link(session.ical, { part: "calendar", "aria-label": named(phrases.calendar) }, phrases.calendar);
  const replays = session.replays.map(({ url }) => link(url, { part: "replay", "aria-label": named(phrases.replay) }, phrases.replay));
  const all = [calendar, ...replays].filter((each) => each instanceof Node);
  return all.length ? make("p", { class: "actions quiet" }, ...all) : null;
}
