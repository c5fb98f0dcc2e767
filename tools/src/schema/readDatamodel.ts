import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { runProgram } from '../check/runProgram.ts';
import { inRepository, type DatabaseName } from '../repository.ts';
import type { Datamodel } from './Datamodel.ts';

/** A service's `schema.prisma`, as Prisma reads it. */
export async function readDatamodel(name: DatabaseName): Promise<Datamodel> {
  const schema = await readFile(inRepository('prisma', name, 'schema.prisma'), 'utf8');
  const folder = await mkdtemp(path.join(tmpdir(), 'datamodel-'));
  try {
    const [file, output] = [path.join(folder, 'schema.prisma'), path.join(folder, 'datamodel.json')];
    await writeFile(file, schema.replace(/generator client \{.*?\n\}/s, generatorBlock(output)));
    await runProgram('prisma', 'generate', `--schema=${file}`);
    return JSON.parse(await readFile(output, 'utf8'));
  } finally {
    await rm(folder, { recursive: true });
  }
}

function generatorBlock(output: string): string {
  const provider = `node ${inRepository('tools/dist/schema/datamodelGenerator.js')}`;
  return `generator datamodel {\n  provider = ${JSON.stringify(provider)}\n  output = ${JSON.stringify(output)}\n}`;
}
