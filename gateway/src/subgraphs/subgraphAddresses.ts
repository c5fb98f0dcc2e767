import { type GraphQLSchema, isEnumType, Kind } from 'graphql';

/**
 * The routing URLs of a supergraph's subgraphs, by name: the `join__Graph` enum of the join specification.
 *
 * @param overrides URLs that replace them, by subgraph name
 */
export function subgraphAddresses(
  supergraph: GraphQLSchema,
  overrides: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const graphs = supergraph.getType('join__Graph');
  const addresses = new Map<string, string>();
  for (const value of isEnumType(graphs) ? graphs.getValues() : []) {
    const directive = value.astNode?.directives?.find(({ name }) => name.value === 'join__graph');
    const argument = (name: string) => {
      const found = directive?.arguments?.find((candidate) => candidate.name.value === name)?.value;
      return found?.kind === Kind.STRING ? found.value : '';
    };
    const name = argument('name');
    addresses.set(name, overrides.get(name) ?? argument('url'));
  }
  return addresses;
}
