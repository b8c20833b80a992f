// <forum-countdown edition="…">: how long it is until an edition begins.

import { COUNTDOWN } from "documents";
import { ownZone, rangeWords, instantWords } from "./dates.js";
import { ForumElement, there } from "./element.js";
import { link, make, words } from "./making.js";
import { sheet } from "./style.js";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
/** @type {readonly (readonly ["days" | "hours" | "minutes" | "seconds", number])[]} */
const UNITS = [["days", 24 * 60 * MINUTE], ["hours", 60 * MINUTE], ["minutes", MINUTE], ["seconds", SECOND]];
/** @type {Record<string, string>} */
const COLOURS = { ongoing: "good", cancelled: "bad", postponed: "warn", past: "plain" };
const SHEET = sheet(`
.all { text-align: center; }
.units { display: grid; grid-template-columns: repeat(auto-fit, minmax(3.6em, 1fr)); gap: 0.5em; max-inline-size: 22em; margin: 1em auto; }
.unit { min-inline-size: 0; padding: 0.6em 0.2em; background: var(--soft); border-radius: var(--radius); }
.number { display: block; font-size: 2em; font-weight: 650; line-height: 1.2; font-variant-numeric: tabular-nums; color: var(--accent); }
.tag { margin-block-start: 0.75em; }
`);

export class ForumCountdown extends ForumElement {
  static sheets = [SHEET];

  /** @override @param {AbortSignal} signal */
  async drawn(signal) {
    const edition = there((await this.ask(COUNTDOWN, { edition: await this.edition() })).edition);
    const dates = rangeWords(edition.startDate, edition.endDate, this.language);
    if (!dates) return null;
    const name = make("p", { class: "heading", part: "heading" }, link(edition.url, { part: "link" }, words(edition.title, edition)));
    const when = make("p", { class: "quiet", part: "when" }, words(dates), edition.city && " · ", edition.city && words(edition.city));
    const place = make("div", {}, name, when);
    // What is only known to a month or a year is not counted to a second.
    const begins = edition.startDate.precision === "DAY" ? edition.beginsAt : null;
    this.#keep(place, { ...edition, beginsAt: begins }, signal);
    return place;
  }

  /**
   * Show what is left, and go on showing it until the signal.
   *
   * @param {HTMLElement} place
   * @param {any} edition
   * @param {AbortSignal} signal
   */
  #keep(place, edition, signal) {
    const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const state = make("div", {});
    place.append(state);
    if (edition.beginsAt && edition.timeZone !== ownZone()) {
      place.append(make("p", { class: "quiet", part: "begins" }, words(this.#begins(edition))));
    }
    const tick = () => {
      if (signal.aborted) return;
      const left = Date.parse(edition.beginsAt ?? "") - Date.now();
      const isAhead = edition.status === "UPCOMING" && left > 0;
      state.replaceChildren(isAhead ? this.#units(left, isCalm) : this.#status(edition, left));
      if (isAhead) setTimeout(tick, isCalm ? MINUTE : SECOND - (Date.now() % SECOND));
    };
    tick();
  }

  /** @param {any} edition */
  #begins(edition) {
    return `${instantWords(edition.beginsAt, this.language)} (${edition.timeZone.replaceAll("_", " ")})`;
  }

  /** @param {number} left @param {boolean} isCalm */
  #units(left, isCalm) {
    let rest = left;
    const shown = UNITS.slice(0, isCalm ? 3 : 4).map(([name, length]) => {
      const count = Math.floor(rest / length);
      rest -= count * length;
      const number = make("span", { class: "number", part: "number" }, String(count));
      return make("span", { class: "unit", part: "unit" }, number, this.words[name]);
    });
    return make("div", { class: "units", role: "timer", part: "units" }, ...shown);
  }

  /** @param {any} edition @param {number} left */
  #status(edition, left) {
    const hasBegun = edition.status === "UPCOMING" && left <= 0; // since it was asked
    const status = hasBegun ? "ongoing" : edition.status.toLowerCase();
    const text = /** @type {Record<string, string>} */ (this.words)[status] ?? "";
    const colour = COLOURS[status] ?? "";
    return make("span", { class: `tag ${colour}`, part: "status" }, text);
  }
}
