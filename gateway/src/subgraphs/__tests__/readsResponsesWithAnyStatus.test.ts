import { expect, test } from '@jest/globals';

import { NO_STORE_HINT } from '../../caching/CacheHint.ts';
import type { HttpResponse } from '../HttpAttempt.ts';
import { readResponse, toText } from '../readResponse.ts';

const read = (response: Omit<HttpResponse, 'body' | 'cacheHint' | 'headers'> & { body: string | Buffer }) =>
  readResponse(
    'books',
    toText({ ...response, cacheHint: NO_STORE_HINT, headers: {}, body: Buffer.from(response.body) }),
  );

test.each([
  ['data', 200, '{"data":{"a":1}}'],
  ['data and errors', 200, '{"data":{"a":null},"errors":[{"message":"no"}]}'],
  ['null data', 200, '{"data":null,"errors":[{"message":"no"}]}'],
  ['request errors with a failure status', 400, '{"errors":[{"message":"no"}]}'],
])('accepts %s', (_, status, body) => {
  expect(read({ status, body })).toEqual(JSON.parse(body));
});

test.each([
  ['HTML with 502', 502, '<html>Bad Gateway</html>', 'SUBREQUEST_HTTP_ERROR'],
  ['an empty body with 500', 500, '', 'SUBREQUEST_HTTP_ERROR'],
  ['HTML with 200', 200, '<html></html>', 'SUBREQUEST_MALFORMED_RESPONSE'],
  ['a truncated body', 200, '{"data":{"a":', 'SUBREQUEST_MALFORMED_RESPONSE'],
  ['a list', 200, '[]', 'SUBREQUEST_MALFORMED_RESPONSE'],
  ['null', 200, 'null', 'SUBREQUEST_MALFORMED_RESPONSE'],
  ['errors that are not a list', 200, '{"errors":"x"}', 'SUBREQUEST_MALFORMED_RESPONSE'],
  ['invalid UTF-8', 200, Buffer.from('{"data":{"a":"\xc3("}}', 'latin1'), 'SUBREQUEST_MALFORMED_RESPONSE'],
  ['neither data nor errors', 200, '{}', 'SUBREQUEST_MALFORMED_RESPONSE'],
])('rejects %s', (_, status, body, code) => {
  expect(() => read({ status, body })).toThrow(expect.objectContaining({ code }));
});

test.each([undefined, 'application/json', 'application/graphql-response+json; charset=utf-8', 'Application/JSON ;q=1'])(
  'accepts the content type %s',
  (contentType) => {
    expect(read({ status: 200, contentType, body: '{"data":{}}' })).toBeDefined();
  },
);

test.each(['text/html', 'text/plain', '', 'application/jsonp', 'multipart/mixed'])(
  'rejects the content type %s',
  (contentType) => {
    expect(() => read({ status: 200, contentType, body: '{"data":{}}' })).toThrow(
      expect.objectContaining({ code: 'SUBREQUEST_MALFORMED_RESPONSE' }),
    );
  },
);
