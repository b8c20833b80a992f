/* urql with its document cache, by GET as it prefers for short queries, and by POST. */
import { Client, cacheExchange, fetchExchange, gql } from "@urql/core";

const query = gql`
  query Sessions($first: Int!) {
    sessions(first: $first) { totalCount nodes { code title startsAt } }
  }
`;
const found = [];
const methods = [];

function watched(input, init) {
  methods.push(init.method);
  return fetch(input, init);
}

for (const preferGetMethod of [true, false]) {
  const client = new Client({
    url: process.argv[2],
    exchanges: [cacheExchange, fetchExchange],
    fetch: watched,
    preferGetMethod,
  });
  for (let time = 0; time < 2; time += 1) {
    const { data, error } = await client.query(query, { first: 2 }).toPromise();
    if (error) throw error;
    found.push(data.sessions.nodes.length);
  }
}
console.log(JSON.stringify({ found, methods }));
