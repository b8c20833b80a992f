// <forum-speakers edition="…">: who speaks at an edition.

import { SPEAKERS } from "documents";
import { ForumElement, there } from "./element.js";
import { link, make, picture, words } from "./making.js";
import { sheet } from "./style.js";

const ROLES = ["KEYNOTE", "OPENING", "SPEAKER", "MODERATOR"];
const SHEET = sheet(`
.person { display: flex; gap: 0.9em; align-items: center; min-inline-size: 0; }
.person > div { min-inline-size: 0; }
.face { flex: none; inline-size: 4em; block-size: 4em; border-radius: 50%; background: var(--soft); color: var(--quiet); display: grid; place-items: center; overflow: hidden; font-weight: 600; }
.face { position: relative; }
img { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; object-fit: cover; }
.name { font-weight: 600; }
`);

export class ForumSpeakers extends ForumElement {
  static sheets = [SHEET];

  /** @override */
  async drawn() {
    /** @type {any[]} */
    const people = [];
    const edition = await this.edition();
    for (let page = { hasNextPage: true, endCursor: null }; page.hasNextPage;) {
      const asked = { edition, roles: ROLES, after: page.endCursor };
      const told = await this.ask(SPEAKERS, asked);
      there(told.edition);
      people.push(...told.people.nodes);
      page = told.people.pageInfo;
    }
    if (!people.length) return null;
    const list = people.map((each) => this.#person(each));
    return make("ul", { class: "cards", part: "list", "aria-label": this.words.speakers }, ...list);
  }

  /** @param {any} person */
  #person(person) {
    const face = make("span", { class: "face", part: "face", "aria-hidden": "true" },
      make("span", {}, initials(person.name)), this.hasPictures && picture(person.portrait, { part: "portrait" }));
    const organisation = person.organisation && words(person.organisation.name, person.organisation);
    return make("li", { class: "person", part: "person" }, face,
      make("div", {},
        make("p", { class: "name", part: "name" }, link(person.url, { part: "person-link" }, words(person.name))),
        person.jobTitle && make("p", { class: "quiet", part: "job" }, words(person.jobTitle, person)),
        organisation && make("p", { class: "quiet", part: "organisation" }, organisation)));
  }
}

/** @param {string} name */
function initials(name) {
  const parts = name.split(/\s+/).map((each) => [...each][0] ?? "");
  return [parts[0], parts.length > 1 ? parts.at(-1) : ""].join("").toLocaleUpperCase();
}
