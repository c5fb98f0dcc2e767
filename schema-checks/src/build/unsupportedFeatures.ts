import { type ASTNode, type DirectiveNode, type DocumentNode, Kind, visit } from 'graphql';

import type { BuildError } from './BuildResult.ts';
import { locationsOf } from './locationsOf.ts';
import type { Subgraph } from './Subgraph.ts';

/** The newest minor version of federation 2 that the composition library knows. Newer ones exist in Rust only. */
const NEWEST_MINOR = 14;

const FEDERATION_URL = 'https://specs.apollo.dev/federation/';

/**
 * What a subgraph uses that composition would reject with a misleading message, or drop silently: a federation version newer than
 * 2.14, and `@oneOf`.
 */
export function findUnsupportedFeatures(subgraph: Subgraph, document: DocumentNode): BuildError[] {
  const errors: BuildError[] = [];
  visit(document, {
    Directive(node, _key, _parent, _path, ancestors) {
      if (node.name.value === 'link') {
        const version = newerVersion(node);
        if (version) errors.push(newerFederation(subgraph, node, version));
      } else if (node.name.value === 'oneOf') {
        const parent = ancestors.at(-1);
        if (isInputObject(parent)) errors.push(oneOf(subgraph, node, parent.name.value));
      }
    },
  });
  return errors;
}

function newerVersion(link: DirectiveNode): string | null {
  const url = link.arguments?.find(({ name }) => name.value === 'url')?.value;
  if (url?.kind !== Kind.STRING || !url.value.startsWith(FEDERATION_URL)) return null;
  const version = url.value.slice(FEDERATION_URL.length);
  const match = /^v(\d{1,6})\.(\d{1,6})$/.exec(version);
  if (!match) return null;
  const [major, minor] = [Number(match[1]), Number(match[2])];
  return major > 2 || (major === 2 && minor > NEWEST_MINOR) ? version : null;
}

function newerFederation(subgraph: Subgraph, node: DirectiveNode, version: string): BuildError {
  return {
    code: 'UNSUPPORTED_FEDERATION_VERSION',
    message: `[${subgraph.name}] The schema links federation ${version}. The newest supported version is v2.${NEWEST_MINOR}.`,
    locations: locationsOf(subgraph, [node]),
    advice: `Link "${FEDERATION_URL}v2.${NEWEST_MINOR}" or older, and remove what only ${version} has.`,
  };
}

function oneOf(subgraph: Subgraph, node: DirectiveNode, type: string): BuildError {
  return {
    code: 'ONE_OF_UNSUPPORTED',
    message: `[${subgraph.name}] The input object "${type}" is marked @oneOf. Composition would drop the directive, and the gateway would accept inputs that break the rule.`,
    locations: locationsOf(subgraph, [node]),
    advice: `Remove @oneOf from "${type}" and check in the resolver that exactly one field is set.`,
  };
}

function isInputObject(node: ASTNode | readonly ASTNode[] | undefined): node is ASTNode & { name: { value: string } } {
  return (
    node !== undefined &&
    'kind' in node &&
    (node.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION || node.kind === Kind.INPUT_OBJECT_TYPE_EXTENSION)
  );
}
