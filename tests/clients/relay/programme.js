/* Relay's way to read a programme: a fragment that refetches itself by node(id:) and goes on page by page. */
import { graphql } from "react-relay";

export const programme = graphql`
  fragment programme_edition on Edition
  @refetchable(queryName: "programmePaginationQuery")
  @argumentDefinitions(count: { type: "Int", defaultValue: 20 }, cursor: { type: "String" }) {
    title
    sessions(first: $count, after: $cursor) @connection(key: "programme_sessions") {
      edges {
        node {
          id
          code
          title
        }
      }
    }
  }
`;

export const query = graphql`
  query programmeQuery($id: ID!) {
    node(id: $id) {
      ...programme_edition @alias(as: "edition")
    }
  }
`;
