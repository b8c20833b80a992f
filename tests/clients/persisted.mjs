/* Apollo Client with automatic persisted queries: the digest alone, then the text with it, once. */
import { createHash } from "node:crypto";

import { ApolloClient, HttpLink, InMemoryCache, gql } from "@apollo/client";
import { PersistedQueryLink } from "@apollo/client/link/persisted-queries";

const requests = [];

async function watched(address, options) {
  const body = options.body ? JSON.parse(options.body) : Object.fromEntries(new URL(address).searchParams);
  requests.push(`${options.method} ${body.query ? "text" : "digest"}`);
  return fetch(address, options);
}

const sha256 = (text) => createHash("sha256").update(text).digest("hex");
const link = new PersistedQueryLink({ sha256, useGETForHashedQueries: true }).concat(
  new HttpLink({ uri: process.argv[2], fetch: watched }),
);
const client = new ApolloClient({ link, cache: new InMemoryCache() });
// A text of its own for every run, so that the gateway cannot know it yet.
const query = gql(`query Titles${Date.now()} { forums(first: 1) { nodes { id title } } }`);

const found = [];
for (let time = 0; time < 2; time += 1) {
  const { data } = await client.query({ query, fetchPolicy: "network-only" });
  found.push(data.forums.nodes.length);
}
client.stop();
console.log(JSON.stringify({ found, requests }));
