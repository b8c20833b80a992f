/* Apollo Client with its normalised cache: the same edition in two languages must stay two entries. */
import { ApolloClient, HttpLink, InMemoryCache, gql } from "@apollo/client";

const client = new ApolloClient({ link: new HttpLink({ uri: process.argv[2] }), cache: new InMemoryCache() });
const query = gql`
  query Titles($locale: LocaleCode!, $after: String) {
    forums(first: 1, after: $after, locale: $locale) {
      nodes { id uid locale title }
      pageInfo { endCursor }
    }
  }
`;

const asked = [];
for (const locale of ["en", "fr", "en"]) {
  const { data } = await client.query({ query, variables: { locale } });
  asked.push(data.forums.nodes[0]);
}
const after = (await client.query({ query, variables: { locale: "en" } })).data.forums.pageInfo.endCursor;
const next = await client.query({ query, variables: { locale: "en", after } });
const wrong = await client.query({ query: gql`{ nothing }`, errorPolicy: "all" }).catch((error) => ({ error }));
client.stop();

console.log(
  JSON.stringify({
    locales: asked.map((each) => each.locale),
    titlesStay: asked[0].title === asked[2].title && asked[0].title !== asked[1].title,
    identities: [new Set(asked.map((each) => each.id)).size, new Set(asked.map((each) => each.uid)).size],
    goesOn: next.data.forums.nodes[0].uid !== asked[0].uid,
    code: wrong.error.errors[0].extensions.code,
  }),
);
