import { RegistryError } from './RegistryError.ts';

/** Names of graphs, variants and subgraphs. They are compared without regard to case, and are safe in a path. */
const NAME = /^[a-zA-Z][a-zA-Z0-9_-]{0,63}$/;

const KINDS = { graph: 'The graph', variant: 'The variant', subgraph: 'The subgraph' };

/** @throws RegistryError when the name is not one. */
export function requireName(kind: keyof typeof KINDS, name: string): string {
  if (NAME.test(name)) return name;
  throw new RegistryError(
    'INVALID_INPUT',
    `${KINDS[kind]}'s name must start with a letter and have at most 64 letters, digits, "_" and "-".`,
  );
}
