import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';

import { Http1Pool } from '@online-books/gateway/dist/subgraphs/http1/Http1Pool.js';
import { RequestHead } from '@online-books/gateway/dist/subgraphs/http1/RequestHead.js';

import { NUMBER, type Trace, withoutNumber } from './Trace.ts';

interface Target {
  readonly pool: Http1Pool;
  readonly head: RequestHead;
}

/**
 * What no gateway on Node can go below: the requests that this gateway sends for an operation, and an answer of the same
 * bytes, without reading any of it, over this gateway's own connections. Operations are identified by their text.
 */
const targets = new Map<number, Target>();
const traces = JSON.parse(await readFile(process.argv[2]!, 'utf8')) as Trace[];
// As UTF-8 bytes, each a character: strings of single bytes are joined and written fastest.
const bytes = (text: string) => Buffer.from(text).toString('latin1');
const operations = new Map(
  traces.map(({ body, number, waves, answer }) => {
    const parts = (text: string) => bytes(text).split(String(number));
    const templates = waves.map((wave) =>
      wave.map((fetch) => ({ target: targetAt(fetch.port), body: parts(fetch.body) })),
    );
    return [bytes(body), { waves: templates, answer: parts(answer) }];
  }),
);
createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => void answerRequest(Buffer.concat(chunks).toString('latin1'), response));
}).listen(Number(process.env['PORT']), process.env['HOST']);

process.once('SIGTERM', () => process.exit());

async function answerRequest(body: string, response: ServerResponse): Promise<void> {
  const own = NUMBER.exec(body)?.[0] ?? '';
  const operation = operations.get(withoutNumber(body));
  if (!operation) return void response.writeHead(404).end();
  for (const wave of operation.waves) {
    await Promise.all(wave.map((fetch) => post(fetch.target, fetch.body.join(own))));
  }
  const text = operation.answer.join(own);
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': text.length }).end(text, 'latin1');
}

function targetAt(port: number): Target {
  const url = new URL(`http://127.0.0.1:${port}/graphql`);
  const target = targets.get(port) ?? {
    pool: new Http1Pool({ origin: url.origin, connections: 128 }),
    head: new RequestHead(url, { 'content-type': 'application/json' }),
  };
  targets.set(port, target);
  return target;
}

function post({ pool, head }: Target, body: string): Promise<void> {
  return new Promise((onEnd, onError) => {
    const ignored = () => undefined;
    pool.send({
      head: head.write({}, body.length),
      body,
      onSend: ignored,
      onHead: ignored,
      onData: ignored,
      onEnd,
      onError,
    });
  });
}
