// <forum-programme edition="…">: the programme by day and time, what is on now and next, and ways to narrow it.

import { PROGRAMME } from "documents";
import { dayWords, ownZone, readerClock, zoneName } from "./dates.js";
import { ForumElement, there } from "./element.js";
import { make, words } from "./making.js";
import { daysOf, nowAndNext } from "./ordering.js";
import { filtersOf, matches } from "./narrowing.js";
import { sessionItem } from "./session.js";
import { SHEET } from "./programme-style.js";
import { filled } from "./words.js";

/** @typedef {import("./session.js").Session} Session */

/** How often, in milliseconds, it is looked what is on now. */
const LOOKS_EVERY = 30_000;

export class ForumProgramme extends ForumElement {
  static sheets = [SHEET];
  /** The hall's time zone. */
  zone = "UTC";

  /** @override @param {AbortSignal} signal */
  async drawn(signal) {
    const { edition, sessions } = await this.#asked();
    if (!sessions.length) return null;
    this.zone = edition.timeZone;
    const current = make("div", { class: "current", part: "current" });
    const days = make("div", { class: "days" });
    const status = make("p", { class: "quiet count", role: "status", part: "count" });
    const form = this.#form(sessions, (chosen) => this.#show(days, status, sessions, chosen));
    this.#show(days, status, sessions, new Map());
    this.#follow(current, sessions, signal);
    return make("div", {}, this.#head(edition, sessions), current, form, status, days);
  }

  /** @returns {Promise<{ edition: any, sessions: Session[] }>} */
  async #asked() {
    /** @type {Session[]} */
    const sessions = [];
    const named = await this.edition();
    let edition = null;
    for (let page = { hasNextPage: true, endCursor: null }; page.hasNextPage;) {
      const told = await this.ask(PROGRAMME, { edition: named, after: page.endCursor });
      edition = there(told.edition);
      sessions.push(...edition.sessions.nodes);
      page = edition.sessions.pageInfo;
    }
    return { edition, sessions };
  }

  /** @param {any} edition @param {Session[]} sessions */
  #head(edition, sessions) {
    const title = make("h2", { class: "heading", part: "heading" }, words(edition.title, edition));
    const zone = words(zoneName(edition.timeZone));
    const note = [filled(this.words.hall, { zone: "" }), zone];
    const isElsewhere = sessions.some(({ startsAt, endsAt }) =>
      startsAt && readerClock(startsAt, endsAt, edition.timeZone, this.language));
    if (isElsewhere) note.push(` (${filled(this.words.yours, { zone: zoneName(ownZone()) })})`);
    const calendar = make("a", { href: edition.feeds.ical, part: "calendar" }, this.words.whole);
    return make("header", {}, title, make("p", { class: "quiet", part: "zone" }, ...note), make("p", { class: "quiet" }, calendar));
  }

  /**
   * Return the form that narrows the programme.
   *
   * @param {Session[]} sessions
   * @param {(chosen: Map<string, string>) => void} narrow
   */
  #form(sessions, narrow) {
    const filters = filtersOf(sessions, this.words, this.language);
    if (!filters.length) return null;
    const selects = filters.map(({ name, label, choices }) => {
      const all = make("option", { value: "" }, this.words.all);
      const options = choices.map(([value, text]) => make("option", { value }, text));
      const select = make("select", { name, id: name, part: "select" }, all, ...options);
      return make("p", { class: "field" }, make("label", { for: name }, label), select);
    });
    const reset = make("button", { type: "reset", class: "reset", part: "reset" }, this.words.reset);
    const form = /** @type {HTMLFormElement} */ (
      make("form", { class: "filters", part: "filters", role: "search", "aria-label": this.words.filters }, ...selects, reset));
    const read = () => new Map([...new FormData(form)].map(([name, value]) => [name, String(value)]));
    form.addEventListener("change", () => narrow(read()));
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => narrow(new Map()));
    return form;
  }

  /**
   * @param {HTMLElement} place
   * @param {HTMLElement} status
   * @param {Session[]} sessions
   * @param {Map<string, string>} chosen
   */
  #show(place, status, sessions, chosen) {
    const shown = sessions.filter((each) => matches(each, chosen));
    const counted = filled(this.words.count, { shown: shown.length, total: sessions.length });
    status.textContent = shown.length ? counted : this.words.none;
    place.replaceChildren(...daysOf(shown).map(([day, held]) => {
      const title = day ? dayWords(day, this.language) : this.words.noDay;
      const items = held.map((each) => sessionItem(each, this));
      return make("section", { class: "day", part: "day" },
        make("h3", { class: "label", part: "day-label" }, title), make("ul", { part: "sessions" }, ...items));
    }));
  }

  /**
   * Show what is on now and next, and look again until the signal.
   *
   * @param {HTMLElement} place
   * @param {Session[]} sessions
   * @param {AbortSignal} signal
   */
  #follow(place, sessions, signal) {
    let before = "";
    const look = () => {
      if (signal.aborted) return;
      const found = nowAndNext(sessions, Date.now());
      const key = JSON.stringify(Object.values(found).map((each) => each.map((held) => held.url)));
      if (key !== before) place.replaceChildren(...this.#current(found));
      before = key;
      setTimeout(look, LOOKS_EVERY);
    };
    look();
  }

  /** @param {{ now: Session[], next: Session[] }} found */
  #current(found) {
    return /** @type {const} */ (["now", "next"]).filter((name) => found[name].length).map((name) =>
      make("section", { class: name, part: name },
        make("h3", { class: "label", part: `${name}-label` }, this.words[name]),
        make("ul", {}, ...found[name].map((each) => sessionItem(each, this, true)))));
  }
}
