import { expect, test } from '@jest/globals';

import { settingOf } from '../../subgraphs/PerSubgraph.ts';
import { tlsFaults, tlsVariables, trafficVariables } from '../subgraphVariables.ts';

const [CERTIFICATE, KEY] = ['SUBGRAPH_TLS_CERTIFICATE_PATH', 'SUBGRAPH_TLS_KEY_PATH'];

test.each<Record<string, string>>([
  {},
  { [CERTIFICATE]: '/a.crt', [KEY]: '/a.key' },
  { [CERTIFICATE]: '/a.crt,users=/b.crt', [KEY]: 'users=/b.key,/a.key' },
  { SUBGRAPH_TLS_CA_PATH: '/ca.crt' },
])('%j is valid', (present) => {
  expect(tlsFaults(present)).toEqual([]);
});

test.each<[Record<string, string>, string[]]>([
  [{ [CERTIFICATE]: '/a.crt' }, [`${KEY}: is required beside ${CERTIFICATE}`]],
  [{ [KEY]: '/a.key' }, [`${CERTIFICATE}: is required beside ${KEY}`]],
  [
    { [CERTIFICATE]: '/a.crt,users=/b.crt', [KEY]: '/a.key,orders=/c.key' },
    [`${KEY}: is required beside ${CERTIFICATE}, for users`, `${CERTIFICATE}: is required beside ${KEY}, for orders`],
  ],
])('%j is invalid', (present, faults) => {
  expect(tlsFaults(present)).toEqual(faults);
});

test('a path has overrides per subgraph', () => {
  const paths = tlsVariables.SUBGRAPH_TLS_CA_PATH.parse('/etc/tls/ca.crt, users=/etc/users/ca.crt');
  expect([settingOf(paths, 'orders'), settingOf(paths, 'users')]).toEqual(['/etc/tls/ca.crt', '/etc/users/ca.crt']);
});

test.each(['', '/a,/b', 'users=', 'users=/a,users=/b', '/a b'])('%j is not a path', (text) => {
  expect(tlsVariables.SUBGRAPH_TLS_CA_PATH.safeParse(text).success).toBe(false);
});

test.each(['https://users:4001/graphql', 'users=users:4001', 'users=ftp://users', 'users=a,https://b/'])(
  '%j is not a URL of a subgraph',
  (text) => {
    expect(trafficVariables.SUBGRAPH_URL.safeParse(text).error?.issues).toMatchObject([
      { message: 'must be http or https URLs per subgraph, as in users=https://users:4001/graphql' },
    ]);
  },
);
