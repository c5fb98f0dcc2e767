import { writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

import type { Datamodel } from './Datamodel.ts';

interface GeneratorRequest {
  readonly id: number;
  readonly method: 'getManifest' | 'generate';
  readonly params: {
    readonly generator: { readonly output: { readonly value: string } };
    readonly dmmf: { readonly datamodel: Datamodel };
  };
}

/**
 * A Prisma generator that writes Prisma's own data model of a schema. Prisma asks generators in JSON-RPC, a line a request,
 * and reads their answers from standard error.
 */
for await (const line of createInterface({ input: process.stdin })) {
  const { id, method, params }: GeneratorRequest = JSON.parse(line);
  if (method === 'generate') writeFileSync(params.generator.output.value, JSON.stringify(params.dmmf.datamodel));
  const result = method === 'getManifest' ? { manifest: { prettyName: 'datamodel', defaultOutput: '.' } } : null;
  process.stderr.write(`${JSON.stringify({ jsonrpc: '2.0', id, result })}\n`);
}
