import { composeServices } from '@apollo/composition';
import { buildSchema, type GraphQLSchema, parse } from 'graphql';

import type { Model } from './Model.ts';
import { ModelIndex } from './ModelIndex.ts';
import { printMergedSchema, printSubgraphSchema } from './printSchema.ts';
import { SubgraphView } from './SubgraphView.ts';

/** A model, its subgraphs, and the supergraph that they compose to. */
export interface Graph {
  readonly model: Model;
  readonly index: ModelIndex;
  readonly subgraphs: readonly SubgraphSchema[];
  readonly supergraphSdl: string;
  /** What clients see. */
  readonly apiSchema: GraphQLSchema;
  /** With what they do not see. */
  readonly fullSchema: GraphQLSchema;
}

export interface SubgraphSchema {
  readonly view: SubgraphView;
  readonly sdl: string;
}

/** Composes a model's subgraphs; the reasons, where they do not compose. */
export function composeModel(model: Model): Graph | readonly string[] {
  const index = new ModelIndex(model);
  const subgraphs = model.subgraphs.map((subgraph) => {
    const view = new SubgraphView(model, subgraph, index);
    return { view, sdl: printSubgraphSchema(model, view) };
  });
  try {
    const { errors, supergraphSdl } = composeServices(
      subgraphs.map(({ view: { subgraph: name }, sdl }) => ({ name, url: `http://${name}`, typeDefs: parse(sdl) })),
    );
    if (errors) return errors.map(({ message }) => message);
    const apiSchema = buildSchema(printMergedSchema(model, { inaccessible: false }));
    const fullSchema = buildSchema(printMergedSchema(model, { inaccessible: true }));
    return { model, index, subgraphs, supergraphSdl, apiSchema, fullSchema };
  } catch (error) {
    // Composition does not see the end of requirements that need each other.
    if (error instanceof RangeError) return [error.message];
    throw error;
  }
}
