// <forum-editions forum="…" status="upcoming" limit="6">: editions of a forum, of several, or of all.

import { EDITIONS } from "documents";
import { rangeWords } from "./dates.js";
import { ForumElement } from "./element.js";
import { joined, link, make, words } from "./making.js";
import { sheet } from "./style.js";

const AHEAD = ["UPCOMING", "ONGOING", "POSTPONED"];
const MOST = 100;
const COLOURS = { ONGOING: "good", PAST: "plain", CANCELLED: "bad", POSTPONED: "warn" };
const SHEET = sheet(`
.edition { display: flex; flex-direction: column; align-items: start; gap: 0.35em; padding: 1em; border: 1px solid var(--line); border-radius: var(--radius); }
.edition .heading { margin: 0; font-size: 1.1em; }
`);

export class ForumEditions extends ForumElement {
  static sheets = [SHEET];

  /** @override */
  async drawn() {
    const forums = this.getAttribute("forum")?.split(/[\s,]+/).filter(Boolean) ?? [];
    const status = this.getAttribute("status")?.toUpperCase() ?? "";
    const asked = {
      forums: forums.length ? forums : null,
      status: status === "UPCOMING" ? AHEAD : status ? [status] : null,
      order: status === "UPCOMING" ? "EARLIEST_FIRST" : "LATEST_FIRST",
      first: Math.min(Math.max(parseInt(this.getAttribute("limit") ?? "", 10) || 12, 1), MOST),
    };
    /** @type {any[]} */
    const editions = (await this.ask(EDITIONS, asked)).editions.nodes;
    if (!editions.length) return null;
    return make("ul", { class: "cards", part: "list" }, ...editions.map((each) => this.#edition(each)));
  }

  /** @param {any} edition */
  #edition(edition) {
    const dates = rangeWords(edition.startDate, edition.endDate, this.language);
    const isOff = edition.status === "CANCELLED";
    const name = words(edition.title, edition);
    const where = edition.city ?? (edition.format === "ONLINE" ? this.words.online : null);
    const facts = [dates, where].filter(Boolean).map((each) => words(String(each)));
    const state = /** @type {Record<string, string>} */ (this.words)[edition.status.toLowerCase()] ?? "";
    const colour = /** @type {Record<string, string>} */ (COLOURS)[edition.status] ?? "";
    return make("li", { class: "edition", part: "edition" },
      make("span", { class: `tag ${colour}`, part: "status" }, state),
      make("p", { class: "heading", part: "heading" }, link(edition.url, { part: "link" }, isOff ? make("s", {}, name) : name)),
      facts.length > 0 && make("p", { class: "quiet", part: "when" }, ...joined(facts, " · ")),
    );
  }
}
