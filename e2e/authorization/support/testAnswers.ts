import { beforeAll, describe, expect, test } from '@jest/globals';

import { useScriptedGraph } from '../../execution/support/useScriptedGraph.ts';
import { createKey, type SigningKey, useIssuer } from '../../identity/support/useIssuer.ts';
import { guardedSubgraphs } from './guardedSubgraphs.ts';

export interface Row {
  readonly name: string;
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  /** Claims of the token; without any the viewer is a visitor. */
  readonly claims?: Record<string, unknown>;
  readonly data: unknown;
  readonly unauthorized?: ReadonlyArray<readonly string[]>;
  /** What a viewer lacks for each of them; a visitor lacks a token. */
  readonly missing?: readonly object[];
  /** How often each subgraph is asked; those that are not named are not. */
  readonly asked: Partial<Record<keyof typeof guardedSubgraphs, number>>;
}

/** Tests the responses to viewers, with either planner. */
export function testAnswers(rows: readonly Row[]): void {
  const { issuer, trusting } = useIssuer();
  let key: SigningKey;
  beforeAll(async () => {
    key = await createKey('first');
    issuer.published = [key.jwk];
  });

  describe.each(['hive', 'apollo'])('planned by %s', (PLANNER) => {
    const scripted = useScriptedGraph(guardedSubgraphs, trusting({ PLANNER }));

    test.each(rows)('$name', async (row) => {
      const { query, variables = {}, claims, data, unauthorized = [], missing = [] } = row;
      const headers: Record<string, string> = claims
        ? { authorization: `Bearer ${await issuer.sign(key, claims)}` }
        : {};
      const errors = unauthorized.map((path, index) => ({
        message: 'Unauthorized field or type',
        path,
        extensions: {
          code: 'UNAUTHORIZED_FIELD_OR_TYPE',
          authorization: claims ? missing[index] : { requires: 'authentication' },
        },
      }));

      const answer = await scripted.graph.send(JSON.stringify({ query, variables }), headers);

      expect(answer).toEqual({ status: 200, data, ...(errors.length > 0 && { errors }) });
      const counts = Object.entries(scripted.subgraphs).map(([name, { asked }]) => [name, asked.length] as const);
      expect(Object.fromEntries(counts.filter(([, count]) => count > 0))).toEqual(row.asked);
    });
  });
}
