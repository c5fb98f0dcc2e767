import { linkedType, subgraphsOf, TYPES } from '../supergraphs/planningGraph.ts';
import { type FieldModel, leaf, type Model, object, type TypeModel } from './Model.ts';
import { plainText } from './text.ts';

const numbers = Array.from({ length: TYPES }, (_, type) => type);

/** The data of the supergraph of many subgraphs. */
export const planningModel: Model = {
  types: {
    Query: Object.fromEntries(numbers.map((type) => [`type${type}`, object(`Type${type}`, (_, { id }) => String(id))])),
    ...Object.fromEntries(numbers.map((type) => [`Type${type}`, typeModel(type)])),
  },
  fault: () => undefined,
  isDown: () => false,
};

function typeModel(type: number): TypeModel {
  const fields: Record<string, FieldModel> = {
    id: leaf((id) => `"${id}"`),
    name: leaf((id) => `"Name ${id}"`),
  };
  for (const subgraph of subgraphsOf(type)) {
    const text = plainText(subgraph, 40);
    fields[`text${subgraph}`] = leaf(() => text);
    fields[`number${subgraph}`] = leaf(() => String(subgraph));
    fields[`link${subgraph}`] = object(`Type${linkedType(subgraph, type)}`, (id) => id);
  }
  return fields;
}
