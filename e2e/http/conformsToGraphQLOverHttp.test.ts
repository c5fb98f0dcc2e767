import { auditServer } from 'graphql-http';
import { expect, test } from '@jest/globals';

import { useScriptedGraph } from '../execution/support/useScriptedGraph.ts';

const web = useScriptedGraph(
  { any: { sdl: 'type Query { hello: String }', resolvers: { Query: { hello: () => 'world' } } } },
  { INTROSPECTION: 'true' },
);

async function audit(headers: Record<string, string>) {
  const fetchFn = (url: string, init: RequestInit = {}) =>
    fetch(url, { ...init, headers: { ...headers, ...(init.headers as object) } });
  const results = await auditServer({ url: web.graph.url, fetchFn });
  const count = (status: string) => results.filter((result) => result.status === status).length;
  const others = results.flatMap((result) =>
    result.status === 'ok' ? [] : [`${result.status} ${result.id} ${result.name}: ${result.reason}`],
  );
  const counts = `${count('ok')} passed, ${count('notice')} notices, ${count('warn')} warnings, ${count('error')} errors`;
  console.info([`serverAudits: ${results.length}, of which ${counts}`, ...others].join('\n'));
  return results;
}

/** By the GraphQL over HTTP specification; `graphql-http` has an audit for each of its sentences. */
test('all audits of a GraphQL over HTTP server pass, without a warning', async () => {
  const results = await audit({ 'apollo-require-preflight': 'true' });
  expect(results.map(({ id, status }) => [id, status])).toEqual(results.map(({ id }) => [id, 'ok']));
  expect(results).toHaveLength(61);
});

/** Which the specification leaves open: a page that was not asked can send a GET, and no such header. */
test('without a preflight header GET is rejected and all other audits pass', async () => {
  const results = await audit({});
  expect(results.filter(({ status }) => status !== 'ok').map(({ id, status }) => [id, status])).toEqual(
    ['5A70', 'D6D5', '6A70'].map((id) => [id, 'notice']),
  );
});
