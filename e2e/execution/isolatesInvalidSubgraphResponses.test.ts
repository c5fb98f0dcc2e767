import { afterEach, expect, test } from '@jest/globals';

import { answers, says } from './support/scripts.ts';
import type { Script } from './support/ScriptedSubgraph.ts';
import { useScriptedGraph } from './support/useScriptedGraph.ts';

const LIMIT = 100_000;

const planet = useScriptedGraph(
  {
    places: {
      sdl: `type Query { count: Int place: Place } type Place @key(fields: "id") { id: ID! name: String }`,
      resolvers: { Query: { count: () => 2, place: () => ({ id: 'p', name: 'Ulm' }) } },
    },
    weather: {
      sdl: `
        type Query { forecast: String }
        type Place @key(fields: "id") { id: ID! weather: Weather }
        type Weather { text: String }`,
      resolvers: { Query: { forecast: () => 'rain' }, Place: { weather: () => ({ text: 'sun' }) } },
    },
  },
  { SUBGRAPH_TIMEOUT: '5000,weather=1000', SUBGRAPH_RESPONSE_LIMIT: String(LIMIT) },
);

const QUERY = '{ forecast place { name weather { text } } count }';

afterEach(async () => {
  planet.subgraphs.weather.reset();
  expect(await planet.graph.get(QUERY)).toEqual({
    forecast: 'rain',
    place: { name: 'Ulm', weather: { text: 'sun' } },
    count: 2,
  });
});

/** Begins an answer, and leaves it to the script how it goes on. */
function begins(proceed: (response: Parameters<Script>[0]) => void): Script {
  return (response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write('{"data":{"forecast":"', () => proceed(response));
  };
}

function nested(levels: number, open: string, inner: string, close: string): string {
  return open.repeat(levels) + inner + close.repeat(levels);
}

const MALFORMED = 'SUBREQUEST_MALFORMED_RESPONSE';
const UNREACHABLE = 'SUBREQUEST_HTTP_ERROR';
const LATE = 'GATEWAY_TIMEOUT';
const html = { 'content-type': 'text/html' };

const BAD: Array<[string, Script, string]> = [
  ['HTML', says('<html></html>', html), MALFORMED],
  ['HTML under a failure status', says('<html></html>', html, 502), UNREACHABLE],
  ['JSON that says to be HTML', says('{"data":{"forecast":"x"}}', html), MALFORMED],
  ['JSON of a failure', says('{"error":"no such host"}', {}, 503), UNREACHABLE],
  ['an empty body', says(''), MALFORMED],
  ['no content', says('', {}, 204), MALFORMED],
  ['another address', says('', { location: 'http://127.0.0.1:1/' }, 302), MALFORMED],
  ['half an answer', says('{"data":{"forecast":"x"'), MALFORMED],
  ['two answers', says('{"data":{"forecast":"x"}}{"data":{}}'), MALFORMED],
  ['JavaScript', says("{data:{forecast:'x'}}"), MALFORMED],
  ['bytes that are no UTF-8', says(Buffer.from('{"data":{"forecast":"caf\xe9"}}', 'latin1')), MALFORMED],
  ['half a character', says(Buffer.from('{"data":{"forecast":"é"}}').subarray(0, 22)), MALFORMED],
  ['UTF-16', says(Buffer.from('{"data":{"forecast":"x"}}', 'utf16le')), MALFORMED],
  ['null', answers(null), MALFORMED],
  ['a list', answers([{ data: { forecast: 'x' } }]), MALFORMED],
  ['text', answers('x'), MALFORMED],
  ['an object of nothing', answers({}), MALFORMED],
  ['null data without errors', answers({ data: null }), MALFORMED],
  ['data that is a list', answers({ data: [{ forecast: 'x' }] }), MALFORMED],
  ['data that is text', answers({ data: 'x' }), MALFORMED],
  ['data that is a number', answers({ data: 0 }), MALFORMED],
  ['data that is false', answers({ data: false }), MALFORMED],
  ['no errors, and no data', answers({ errors: [] }), MALFORMED],
  ['errors that are no list, and no data', answers({ errors: { message: 'x' } }), MALFORMED],
  ['the answer to another request', answers({ data: { wind: 'N' } }), MALFORMED],
  ['too much', says(`{"data":{"forecast":"${'x'.repeat(LIMIT)}"}}`), MALFORMED],
  ['very deep nonsense', says(nested(40_000, '[', '', ']')), MALFORMED],
  ['very deep data', says(`{"data":${nested(40_000, '[', '', ']')}}`), MALFORMED],
  ['a closed connection', (response) => response.destroy(), UNREACHABLE],
  ['a connection closed in the middle', begins((response) => response.destroy()), UNREACHABLE],
  ['less than was announced', (response) => response.writeHead(200, { 'content-length': 50 }).end('{"data":'), LATE],
  ['no HTTP', (response) => response.socket?.end('SSH-2.0-OpenSSH_9.2\r\n'), UNREACHABLE],
  ['nothing, for ever', () => undefined, LATE],
  ['a beginning, and nothing more', begins(() => undefined), LATE],
  [
    'byte after byte, for ever',
    begins((response) => {
      const timer = setInterval(() => response.write('x'), 20);
      response.on('close', () => clearInterval(timer));
    }),
    LATE,
  ],
  [
    'megabyte after megabyte, for ever',
    begins((response) => {
      const chunk = 'x'.repeat(1_000_000);
      const more = () => response.destroyed || response.write(chunk, more);
      more();
    }),
    MALFORMED,
  ],
];

test.each(BAD)('%s', async (_, script, code) => {
  planet.subgraphs.weather.follow(script);
  const { errors, ...answer } = await planet.graph.ask(QUERY);
  expect(answer).toEqual({
    status: 200,
    data: { forecast: null, place: { name: 'Ulm', weather: null }, count: 2 },
  });
  const failure = { message: expect.any(String), extensions: { code, serviceName: 'weather' } };
  expect(errors).toHaveLength(2);
  expect(errors).toEqual(
    expect.arrayContaining([
      { ...failure, path: ['forecast'] },
      { ...failure, path: ['place', 'weather'] },
    ]),
  );
});

test('many failures at once', async () => {
  planet.subgraphs.weather.follow((response) => response.destroy());
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, at) => planet.graph.ask(`{ n${at}: forecast count }`)),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
});

test('a byte order mark is ignored', async () => {
  planet.subgraphs.weather.follow(says('\ufeff{"data":{"forecast":"\ufeffé"}}'));
  expect(await planet.graph.get('{ forecast }')).toEqual({ forecast: '\ufeffé' });
});

test('the last value of a repeated key counts', async () => {
  planet.subgraphs.weather.follow(says('{"data":{"forecast":"a","forecast":"b"},"data":{"forecast":"c"}}'));
  expect(await planet.graph.get('{ forecast }')).toEqual({ forecast: 'c' });
});

test('unrequested fields are not returned', async () => {
  planet.subgraphs.weather.follow(
    says('{"data":{"forecast":"x","secret":"y","__proto__":{"forecast":"z","polluted":true}},"extensions":{"a":1}}'),
  );
  expect(await planet.graph.ask('{ forecast count }')).toEqual({ status: 200, data: { forecast: 'x', count: 2 } });
});
