import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  type DocumentNode,
  execute,
  type ExecutionResult,
  type GraphQLError,
  type GraphQLFieldResolver,
  parse,
  validate,
} from 'graphql';

import type { SubgraphSchema } from '../model/Graph.ts';
import { parseFieldSet } from '../model/fieldSets.ts';
import { canonical } from './canonical.ts';
import { findEntity } from './findEntity.ts';
import { inputsOf } from './inputsOf.ts';
import { rootItem } from './Item.ts';
import { type Answering, type Source, toSources } from './Source.ts';
import { providedBelow } from './providedBelow.ts';
import { withOwnDirectives, withTags } from './tags.ts';
import { throwOwnFaults } from './throwOwnFaults.ts';

export interface SubgraphRequestBody {
  readonly query: string;
  readonly operationName?: string | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
}

/** A subgraph that answers in this process. It knows no more than its schema allows, and reports whoever asks for more. */
export type Subgraph = (request: SubgraphRequestBody, answering: Answering) => Promise<ExecutionResult>;

export function createSubgraph(subgraph: SubgraphSchema): Subgraph {
  const name = subgraph.view.subgraph;
  const schema = buildSubgraphSchema({ typeDefs: parse(subgraph.sdl), resolvers: referenceResolvers(subgraph) });
  const fieldResolver = createFieldResolver(subgraph);
  const directives = subgraph.view.index.directives;
  const documents = new Map<string, DocumentNode | readonly GraphQLError[]>();

  const read = (query: string): DocumentNode | readonly GraphQLError[] => {
    let document = documents.get(query);
    if (!document) {
      const parsed = parse(query, { noLocation: true });
      const errors = validate(schema, parsed);
      documents.set(query, (document = errors.length > 0 ? errors : withOwnDirectives(parsed, directives)));
    }
    return document;
  };

  return async ({ query, operationName, variables }, answering) => {
    const document = read(query);
    if (!('kind' in document)) {
      answering.violations.push(`${name} was sent an invalid document: ${document[0]!.message}`);
      return { errors: document };
    }
    const result = await execute({
      schema,
      document,
      operationName: operationName ?? null,
      variableValues: variables ?? {},
      contextValue: answering,
      fieldResolver,
      typeResolver: (source: Source) => source.__typename,
    });
    return throwOwnFaults(result);
  };
}

/** The resolver of all fields. */
function createFieldResolver({ view }: SubgraphSchema): GraphQLFieldResolver<Source | undefined, Answering> {
  const { index, subgraph } = view;
  return (source, args, { world, counter, violations, misinformed }, info) => {
    const item = source?.item ?? rootItem(info.parentType.name);
    const field = index.fieldsOf(item.typename).get(info.fieldName)!;
    const below = providedBelow(source?.provided ?? [], item.typename, field.name);
    if (!view.resolves(info.parentType.name, field.name) && !below)
      violations.push(`${subgraph} was asked for ${info.parentType.name}.${field.name}, which it does not resolve`);
    if (field.data === 'counts') counter.count += 1;
    if (field.data === 'reads') return world.isLost(item, field) ? null : counter.count;
    const inputs = field.requires && inputsOf(field.requires, source?.representation);
    if (field.requires && inputs === undefined)
      violations.push(`${subgraph} was asked for ${info.parentType.name}.${field.name} without what it requires`);
    if (field.requires && inputs !== canonical(world.select(item, parseFieldSet(field.requires))))
      misinformed.push(field.name);
    const own = field.provides[subgraph];
    const provided = [...(own ? [parseFieldSet(own)] : []), ...(below ?? [])];
    const value = withTags(world.valueOf(item, field, args, inputs), field, index, info);
    return toSources(value, (found) => ({
      __typename: found.typename,
      item: found,
      provided,
    }));
  };
}

/** What finds entities by their representations, for all types that have keys here. */
function referenceResolvers({ view }: SubgraphSchema) {
  const { index, subgraph, types } = view;
  const keyed = [...types].filter(([, { keys }]) => keys.length > 0).map(([name]) => name);
  const interfaces = [...index.interfaces.values()].filter(({ key, in: known }) => key && known.includes(subgraph));
  const names = [...keyed, ...interfaces.map(({ name }) => name)];
  return Object.fromEntries(
    names.map((name) => {
      const resolve = (representation: Readonly<Record<string, unknown>>, answering: Answering): Source | null => {
        const item = findEntity(view, name, representation, answering);
        return item && { __typename: types.has(name) ? name : item.typename, item, representation };
      };
      return [name, { __resolveReference: resolve }];
    }),
  );
}
