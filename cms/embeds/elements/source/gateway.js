// Asks the gateway that this file came from, by the name of a registered document: one GET that caches may keep.

const ENDPOINT = new URL("/graphql/", import.meta.url);
// In milliseconds. Until then, and after it, the page shows what its author wrote.
const PATIENCE = 20_000;

/** The gateway did not say what can be shown. */
export class NothingToShow extends Error {}

/**
 * Return the data of the answer.
 *
 * @param {string} documentId
 * @param {Record<string, unknown>} variables
 * @param {string | null} key a publishable key, if the page has one
 * @returns {Promise<any>} rejects with NothingToShow, or as ``fetch`` does
 */
export async function ask(documentId, variables, key) {
  const address = new URL(ENDPOINT);
  address.search = String(new URLSearchParams({ documentId, variables: JSON.stringify(variables) }));
  const response = await fetch(address, {
    credentials: "omit",
    referrerPolicy: "no-referrer",
    headers: key ? { authorization: `Bearer ${key}` } : {},
    signal: AbortSignal.timeout(PATIENCE),
  });
  const answer = response.ok ? await response.json() : null;
  if (!answer?.data || answer.errors) throw new NothingToShow();
  return answer.data;
}

/**
 * Return what the gateway is asked about a page: its path, and its host where that is another than the gateway's.
 *
 * @param {string} address with or without scheme and host
 */
export function pageAt(address) {
  const { host, pathname } = new URL(address, ENDPOINT);
  return { path: pathname, host: host === ENDPOINT.host ? null : host };
}
