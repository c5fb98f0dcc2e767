import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { codegen } from '@graphql-codegen/core';
import * as typescript from '@graphql-codegen/typescript';
import * as resolvers from '@graphql-codegen/typescript-resolvers';
import { parse, Source } from 'graphql';

import { inRepository } from '../repository.ts';

/** What a subgraph's `codegen.json` says: which domain type stands behind a GraphQL type, which TypeScript type behind a scalar. */
interface SubgraphCodegen {
  readonly mappers: Readonly<Record<string, string>>;
  readonly scalars: Readonly<Record<string, string>>;
}

/** Where a subgraph's resolver types stand. */
export function resolverTypesPath(subgraph: string): string {
  return inRepository('subgraphs', subgraph, 'src/resolvers/__generated__/resolverTypes.ts');
}

/** Writes the resolver types of a subgraph from its `schema.graphql`. */
export async function generateResolverTypes(subgraph: string): Promise<void> {
  const file = resolverTypesPath(subgraph);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, await printResolverTypes(subgraph));
}

/** The resolver types of a subgraph, as text. */
export async function printResolverTypes(subgraph: string): Promise<string> {
  const folder = path.join('subgraphs', subgraph);
  const schemaPath = path.join(folder, 'schema.graphql');
  const { mappers, scalars } = JSON.parse(
    await readFile(inRepository(folder, 'codegen.json'), 'utf8'),
  ) as SubgraphCodegen;
  const types = await codegen({
    filename: resolverTypesPath(subgraph),
    schema: parse(new Source(await readFile(inRepository(schemaPath), 'utf8'), schemaPath)),
    documents: [],
    plugins: [{ typescript: {} }, { resolvers: {} }],
    pluginMap: { typescript, resolvers },
    config: {
      federation: true,
      contextType: '../Context.ts#Context',
      mappers,
      scalars: { ...scalars, _FieldSet: 'string' },
      strictScalars: true,
      enumsAsTypes: true,
      immutableTypes: true,
      useTypeImports: true,
      // Where the schema has a default, a resolver always gets a value.
      avoidOptionals: { defaultValue: true },
    },
  });
  return `// Generated from ${schemaPath} by \`npm run generate\`; do not edit.\n${types}\n`;
}
