// <forum-partners edition="…">: the partners of an edition, level by level, as the forum ranks them.

import { PARTNERS } from "documents";
import { ForumElement, there } from "./element.js";
import { link, make, picture, words } from "./making.js";
import { sheet } from "./style.js";

const SHEET = sheet(`
.logos { display: flex; flex-wrap: wrap; gap: 0.75em; }
.partner { --tall: 3em; display: flex; max-inline-size: 100%; }
.large { --tall: 4.5em; } .small { --tall: 2.25em; }
.partner > * { display: flex; flex-direction: column; justify-content: center; align-items: center; gap: 0.4em; padding: 0.75em 1em; border: 1px solid var(--line); border-radius: var(--radius); text-align: center; min-inline-size: 7em; max-inline-size: 100%; }
.partner > :has(img) { background: #fff; color: #17242e; }
.partner a:has(img) { color: light-dark(var(--forum-accent, #0b4f6c), #0b4f6c); }
img { max-block-size: var(--tall); max-inline-size: 11em; inline-size: auto; block-size: auto; object-fit: contain; }
.name { font-size: 0.85em; }
`);

export class ForumPartners extends ForumElement {
  static sheets = [SHEET];

  /** @override */
  async drawn() {
    const edition = there((await this.ask(PARTNERS, { edition: await this.edition() })).edition);
    /** @type {any[]} */
    const levels = edition.partnerLevels.filter((/** @type {any} */ each) => each.partnerships.length);
    if (!levels.length) return null;
    return make("div", {}, ...levels.flatMap((each) => this.#level(each)));
  }

  /** @param {any} level */
  #level(level) {
    const size = level.logoSize.toLowerCase();
    const label = level.label && make("p", { class: "label", part: "label" }, words(level.label));
    /** @type {any[]} */
    const partners = level.partnerships;
    const shown = partners.map((each) => make("li", { class: `partner ${size}`, part: "partner" }, this.#partner(each)));
    return [label, make("ul", { class: "logos", part: "logos", "aria-label": level.label }, ...shown)];
  }

  /** @param {any} partner */
  #partner(partner) {
    const logo = this.hasPictures ? picture(partner.logo, { part: "logo" }) : null;
    return link(partner.url, { part: "link", rel: "noopener" }, logo, make("span", { class: "name", part: "name" }, words(partner.name)));
  }
}
