import { type GraphQLSchema, isEnumType, Kind } from 'graphql';

/**
 * Where a supergraph says that its subgraphs are: the `join__Graph` enum of the join specification.
 *
 * @param others addresses that hold instead, by the subgraph's name
 */
export function subgraphAddresses(
  supergraph: GraphQLSchema,
  others: ReadonlyMap<string, string>,
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
    addresses.set(name, others.get(name) ?? argument('url'));
  }
  return addresses;
}
