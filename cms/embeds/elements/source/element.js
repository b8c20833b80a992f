// What all elements have in common: they ask once, and show the author's own children until there is an answer.

import { ADDRESS } from "documents";
import { ask, NothingToShow, pageAt } from "./gateway.js";
import { make } from "./making.js";
import { BASE } from "./style.js";
import { languageOf, wordsIn } from "./words.js";

/** @typedef {import("./words.js").Words} Words */

/** An element that shows something of the gateway's. */
export class ForumElement extends HTMLElement {
  static observedAttributes = ["edition", "forum", "status", "limit", "locale", "key", "pictures"];
  /** @type {CSSStyleSheet[]} */
  static sheets = [];

  /** Counts what was asked, so that a late answer does not replace a later one. */
  #asked = 0;
  /** Whether it will ask anyway, once the script that changes its attributes is done. */
  #isAsking = false;
  /** @type {AbortController | null} ends when what is shown goes */
  #shown = null;
  /** The language that is asked for and spoken; a language of the gateway's. */
  language = "en";
  /** @type {Words} */
  words = wordsIn("en");

  connectedCallback() {
    this.#plan();
  }

  disconnectedCallback() {
    this.#asked += 1;
    this.#shown?.abort();
  }

  /** @param {string} _name @param {string | null} before @param {string | null} after */
  attributeChangedCallback(_name, before, after) {
    if (this.isConnected && before !== after) this.#plan();
  }

  /** Whether pictures are shown: a page whose policy forbids them says ``pictures="none"``. */
  get hasPictures() {
    return this.getAttribute("pictures") !== "none";
  }

  /**
   * Return the data of the answer to a registered document, in this element's language.
   *
   * @param {string} documentId
   * @param {Record<string, unknown>} variables
   */
  ask(documentId, variables) {
    return ask(documentId, { ...variables, locale: this.language }, this.getAttribute("key"));
  }

  /**
   * Return the uid of the edition that the page names: by its uid, or by the address of its page, which the gateway is
   * asked about. Throw NothingToShow if it names none.
   *
   * @returns {Promise<string>}
   */
  async edition() {
    const named = this.getAttribute("edition")?.trim();
    if (!named) throw new NothingToShow();
    if (!/^(https?:|\/)/.test(named)) return named;
    const { route } = await ask(ADDRESS, pageAt(named), this.getAttribute("key"));
    return there(route.uid ?? route.page?.uid);
  }

  /**
   * Return what to show; null if there is nothing, and the author's children stay.
   *
   * @param {AbortSignal} _signal aborted when what is shown goes
   * @returns {Promise<Node | null>}
   */
  async drawn(_signal) {
    return null;
  }

  #plan() {
    if (this.#isAsking) return;
    this.#isAsking = true;
    queueMicrotask(() => {
      this.#isAsking = false;
      if (this.isConnected) this.#load();
    });
  }

  async #load() {
    const asked = ++this.#asked;
    this.language = languageOf(this);
    this.words = wordsIn(this.language);
    const shown = new AbortController();
    const content = await this.drawn(shown.signal).catch(() => null);
    if (asked !== this.#asked) return shown.abort();
    this.#shown?.abort();
    this.#shown = shown;
    if (content) this.#show(content);
    else if (this.shadowRoot) this.shadowRoot.replaceChildren(make("slot"));
  }

  /** @param {Node} content */
  #show(content) {
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [BASE, .../** @type {typeof ForumElement} */ (this.constructor).sheets];
    const direction = this.language === "ar" ? "rtl" : "ltr";
    root.replaceChildren(make("div", { class: "all", part: "all", lang: this.language, dir: direction }, content));
  }
}

/**
 * Return the edition of an answer. Throw NothingToShow if there is none that everybody may see.
 *
 * @template T
 * @param {T | null | undefined} found
 * @returns {T}
 */
export function there(found) {
  if (!found) throw new NothingToShow();
  return found;
}

/**
 * Make elements of these classes known to the page, unless another script did.
 *
 * @param {Record<string, CustomElementConstructor>} elements
 */
export function define(elements) {
  for (const [name, element] of Object.entries(elements)) {
    if (!customElements.get(name)) customElements.define(name, element);
  }
}
