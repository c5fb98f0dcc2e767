import { expect, test } from '@jest/globals';

import { says } from './support/scripts.ts';
import { useScriptedGraph } from './support/useScriptedGraph.ts';

const attic = useScriptedGraph({
  boxes: {
    sdl: `
      scalar Anything
      type Query { any: Anything many: [Anything] text: String float: Float int: Int boxes: [Box] }
      type Box @key(fields: "id") { id: ID! }`,
    resolvers: { Query: { any: () => 1, boxes: () => [{ id: 'a' }, { id: 'b' }, { id: 'a' }] } },
  },
  labels: {
    sdl: 'scalar Anything type Box @key(fields: "id") { id: ID! label: Anything }',
    resolvers: { Box: { label: () => 'x' } },
  },
});
const { boxes, labels } = attic.subgraphs;

interface Body {
  readonly data: Readonly<Record<string, unknown>>;
  readonly errors?: readonly unknown[];
}

/** The body, which has to be JSON in UTF-8 whatever is in it. */
async function bodyOf(query: string): Promise<Body> {
  const response = await fetch(attic.graph.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ query }),
  });
  const text = new TextDecoder('utf-8', { fatal: true }).decode(await response.arrayBuffer());
  return JSON.parse(text) as Body;
}

const nested = (levels: number, open: string, close: string) => open.repeat(levels) + close.repeat(levels);

/** JSON, and what a parser of JSON makes of it. */
const VALUES: Array<[string, string]> = [
  ['NUL', '"\\u0000"'],
  ['all that must be escaped', '"\\u0001\\b\\t\\n\\u000b\\f\\r\\u001f\\"\\\\"'],
  ['escapes that need not be', '"\\/\\u0041\\u00e4\\u66f8\\ud83c\\udf88"'],
  ['a surrogate alone', '"\\ud800"'],
  ['the second half alone', '"a\\udc00b"'],
  ['two in the wrong order', '"\\udf88\\ud83c"'],
  ['what ends lines in JavaScript', '"\u2028\u2029"'],
  ['no characters at all', '"\ufffe\uffff"'],
  ['a tag', '"</script><!--"'],
  ['a number at the edge of doubles', '1.7976931348623157e308'],
  ['one next to nothing', '5e-324'],
  ['less than nothing', '-0'],
  ['more digits than a double has', '12345678901234567890123456789.123456789'],
  ['empty keys', '{"":{"":[]}}'],
  ['keys of the prototype', '{"__proto__":{"a":1},"constructor":null,"toString":"x","hasOwnProperty":0}'],
  ['keys that are escaped', '{"\\u005f_proto__":1,"\\"\\\\\\u0000":2,"\\ud800":3}'],
  ['a key that comes twice', '{"a":1,"a":{"b":2}}'],
  ['a prototype that comes twice', '{"__proto__":{"a":1},"__proto__":[2]}'],
  ['a thousand levels of lists', nested(1_000, '[', ']')],
  ['a thousand levels of objects', `${'{"a":'.repeat(1_000)}1${'}'.repeat(1_000)}`],
  ['what looks like a response', '{"data":{"any":1},"errors":[{"message":"x"}]}'],
];

test.each(VALUES)('%s', async (_, json) => {
  boxes.follow(says(`{"data":{"any":${json},"many":[${json},[${json}]]}}`));
  const value = await bodyOf('{ any many }');
  const expected = JSON.parse(json) as unknown;
  // As text, since Jest takes an own `__proto__` for none.
  expect(JSON.stringify(value)).toBe(JSON.stringify({ data: { any: expected, many: [expected, [expected]] } }));
});

test.each(VALUES)('in entities that several objects share: %s', async (_, json) => {
  labels.follow(says(`{"data":{"_entities":[{"__typename":"Box","label":${json}},{"label":[${json}]}]}}`));
  const value = await bodyOf('{ boxes { label } }');
  const expected = JSON.parse(json) as unknown;
  expect(JSON.stringify(value)).toBe(
    JSON.stringify({ data: { boxes: [expected, [expected], expected].map((label) => ({ label })) } }),
  );
});

test.each(['1e999', '-1e999', '[1e999]', '{"a":{"b":-1e400}}'])(
  'a number beyond the range of a double, %s, results in valid JSON',
  async (json) => {
    boxes.follow(says(`{"data":{"any":${json},"float":${json},"int":${json}}}`));
    const value = await bodyOf('{ any float int }');
    expect(value.data).toMatchObject({ float: null, int: null });
    expect(value.errors).not.toHaveLength(0);
  },
);

test.each(['[', '{"a":'])('a value of excessive depth, of %s, is an error of its field', async (open) => {
  const deep = open.repeat(200_000) + '1' + (open === '[' ? ']' : '}').repeat(200_000);
  boxes.follow(says(`{"data":{"any":${deep},"text":"x"}}`));
  const value = await bodyOf('{ any text }');
  expect(value.data.any).toBeNull();
  expect(value.errors).not.toHaveLength(0);
});

test.each(VALUES.filter(([, json]) => json.startsWith('"')))(
  'as messages, codes and extensions: %s',
  async (_, json) => {
    boxes.follow(
      says(
        `{"data":{"text":null},"errors":[{"message":${json},"path":["text"],"extensions":{"code":${json},"a":[${json}]}}]}`,
      ),
    );
    const value = await bodyOf('{ text }');
    const expected = JSON.parse(json) as string;
    expect(value.errors).toMatchObject([{ message: expected, path: ['text'], extensions: { code: expected } }]);
  },
);
