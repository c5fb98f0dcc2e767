import { expect, test } from '@jest/globals';

import { NO_STORE_HINT } from '../../caching/CacheHint.ts';
import type { HttpAnswer } from '../Exchange.ts';
import { readAnswer, toText } from '../readAnswer.ts';

const read = (answer: Omit<HttpAnswer, 'body' | 'cacheHint'> & { body: string | Buffer }) =>
  readAnswer('books', toText({ ...answer, cacheHint: NO_STORE_HINT, body: Buffer.from(answer.body) }));

test.each([
  ['data', 200, '{"data":{"a":1}}'],
  ['data and errors', 200, '{"data":{"a":null},"errors":[{"message":"no"}]}'],
  ['null data', 200, '{"data":null,"errors":[{"message":"no"}]}'],
  ['request errors under a failure status', 400, '{"errors":[{"message":"no"}]}'],
])('takes %s', (_, status, body) => {
  expect(read({ status, body })).toEqual(JSON.parse(body));
});

test.each([
  ['HTML under 502', 502, '<html>Bad Gateway</html>', 'SUBREQUEST_HTTP_ERROR'],
  ['an empty body under 500', 500, '', 'SUBREQUEST_HTTP_ERROR'],
  ['HTML under 200', 200, '<html></html>', 'SUBREQUEST_MALFORMED_RESPONSE'],
  ['half an answer', 200, '{"data":{"a":', 'SUBREQUEST_MALFORMED_RESPONSE'],
  ['a list', 200, '[]', 'SUBREQUEST_MALFORMED_RESPONSE'],
  ['null', 200, 'null', 'SUBREQUEST_MALFORMED_RESPONSE'],
  ['errors that are no list', 200, '{"errors":"x"}', 'SUBREQUEST_MALFORMED_RESPONSE'],
  ['broken UTF-8', 200, Buffer.from('{"data":{"a":"\xc3("}}', 'latin1'), 'SUBREQUEST_MALFORMED_RESPONSE'],
  ['neither data nor errors', 200, '{}', 'SUBREQUEST_MALFORMED_RESPONSE'],
])('refuses %s', (_, status, body, code) => {
  expect(() => read({ status, body })).toThrow(expect.objectContaining({ code }));
});

test.each([undefined, 'application/json', 'application/graphql-response+json; charset=utf-8', 'Application/JSON ;q=1'])(
  'takes an answer of type %s',
  (contentType) => {
    expect(read({ status: 200, contentType, body: '{"data":{}}' })).toBeDefined();
  },
);

test.each(['text/html', 'text/plain', '', 'application/jsonp', 'multipart/mixed'])(
  'refuses an answer of type %s',
  (contentType) => {
    expect(() => read({ status: 200, contentType, body: '{"data":{}}' })).toThrow(
      expect.objectContaining({ code: 'SUBREQUEST_MALFORMED_RESPONSE' }),
    );
  },
);
