/* A frontend in strict TypeScript: what the schema says, the compiler knows. */
import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { graphql } from "./generated/gql";

export const programme = graphql(`
  query Programme($edition: ID!, $after: String) {
    edition(id: $edition, locale: fr) {
      title
      status
      startDate { date precision }
      sessions(first: 50, after: $after) {
        nodes { code title startsAt participations { role person { name } } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);

type Answer = typeof programme extends TypedDocumentNode<infer Data, infer _Variables> ? Data : never;

export function titles(answer: Answer): string[] {
  if (answer.edition == null) return [];
  const day: string | undefined = answer.edition.startDate?.date;
  const names = answer.edition.sessions.nodes.flatMap((session) =>
    session.participations.map((each) => `${session.code} ${each.role}: ${each.person.name}`),
  );
  return [answer.edition.title, day ?? "", ...names];
}
