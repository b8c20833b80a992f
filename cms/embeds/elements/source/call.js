// <forum-call edition="…">: the calls for contributions of an edition, open ones first.

import { CALL } from "documents";
import { instantWords, readerClock } from "./dates.js";
import { ForumElement, there } from "./element.js";
import { link, make, words } from "./making.js";
import { sheet } from "./style.js";
import { filled } from "./words.js";

const ORDER = ["OPEN", "SCHEDULED", "CLOSED"];
const SHEET = sheet(`
.call + .call { margin-block-start: 1.5em; padding-block-start: 1.5em; border-block-start: 1px solid var(--line); }
.call .heading { margin-block: 0.4em; }
.call p + p { margin-block-start: 0.5em; }
`);

export class ForumCall extends ForumElement {
  static sheets = [SHEET];

  /** @override */
  async drawn() {
    const edition = there((await this.ask(CALL, { edition: await this.edition() })).edition);
    /** @type {any[]} */
    const calls = edition.calls.toSorted((/** @type {any} */ one, /** @type {any} */ other) => rank(one) - rank(other));
    if (!calls.length) return null;
    return make("div", {}, ...calls.map((each) => this.#call(each)));
  }

  /** @param {any} call */
  #call(call) {
    const { callStatus: status, opensAt, closesAt } = call;
    const isOpen = status === "OPEN";
    const state = { OPEN: this.words.open, CLOSED: this.words.closed }[/** @type {string} */ (status)]
      ?? filled(this.words.scheduled, { date: opensAt ? instantWords(opensAt, this.language) : "" });
    const colour = { OPEN: "good", CLOSED: "plain" }[/** @type {string} */ (status)] ?? "";
    return make("article", { class: "call", part: "call" },
      make("span", { class: `tag ${colour}`, part: "status" }, state),
      make("p", { class: "heading", part: "heading" }, words(call.title, call)),
      call.summary && make("p", { part: "summary" }, words(call.summary, call)),
      isOpen && closesAt && make("p", { class: "quiet", part: "deadline" }, this.#deadline(closesAt, call.timeZone)),
      call.url && link(call.url, { class: isOpen ? "button" : "more", part: "link" }, this.words.respond),
    );
  }

  /** @param {string} closesAt @param {string} zone */
  #deadline(closesAt, zone) {
    const there = `${filled(this.words.until_, { date: instantWords(closesAt, this.language) })} (${zone.replaceAll("_", " ")})`;
    const own = readerClock(closesAt, null, zone, this.language);
    return own ? `${there} · ${filled(this.words.yourTime, { time: own })}` : there;
  }
}

/** @param {any} call */
const rank = (call) => ORDER.indexOf(call.callStatus);
