// Builds what is shown, node by node: no text is ever read as HTML, so that Trusted Types have nothing to object to.

/** @typedef {Node | string | false | null | undefined} Child */
/** @typedef {{ locale: string, isFallback: boolean }} Localised */

/**
 * Return a new element with these attributes and children; whatever is false, null or undefined is left out.
 *
 * @param {string} name
 * @param {Record<string, string | boolean | null | undefined>} [attributes]
 * @param {...(Child | Child[])} children
 * @returns {HTMLElement}
 */
export function make(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== false && value !== null && value !== undefined) made.setAttribute(key, value === true ? "" : value);
  }
  for (const child of children.flat()) {
    if (child || child === "") made.append(child);
  }
  return made;
}

/**
 * Return somebody's words: isolated from the direction around them, and in their language where it is another.
 *
 * @param {string} text
 * @param {Localised} [of]
 */
export function words(text, of) {
  return make("bdi", { lang: of?.isFallback && of.locale }, text);
}

/**
 * Return a link, or its content alone where there is no address that a reader may follow.
 *
 * @param {string | null} address
 * @param {Record<string, string>} attributes
 * @param {...Child} children
 */
export function link(address, attributes, ...children) {
  const href = address && /^https?:\/\//.test(address) ? address : null;
  return href ? make("a", { href, ...attributes }, ...children) : make("span", { part: attributes.part }, ...children);
}

/**
 * Return nodes with a sign between each two.
 *
 * @param {Node[]} nodes
 * @param {string} sign
 * @returns {Child[]}
 */
export function joined(nodes, sign) {
  return nodes.flatMap((node, at) => (at ? [sign, node] : [node]));
}

/**
 * Return a picture that goes away if it cannot be shown, such as where the page's policy forbids it.
 *
 * @param {{ picture: { src: string, width: number, height: number } } | null} image
 * @param {Record<string, string>} attributes
 */
export function picture(image, attributes) {
  if (!image) return null;
  const { src, width, height } = image.picture;
  const address = new URL(src, import.meta.url).href;
  const size = { width: String(width), height: String(height) };
  const made = make("img", { loading: "lazy", decoding: "async", alt: "", ...size, ...attributes, src: address });
  made.addEventListener("error", () => made.remove());
  return made;
}
