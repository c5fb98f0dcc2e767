import { type Model, namedType } from '../model/Model.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** What may be taken away from an element without taking the element away. */
const OPTIONAL = new Set(['requires', 'overrides', 'defaultValue']);

/** Models that are a little smaller than one. Most of them are broken: what does not compose is no candidate. */
export function* reduceModel(model: Model): Iterable<Model> {
  for (const subgraph of model.subgraphs) yield withoutSubgraph(model, subgraph);
  for (const { name } of [...model.objects, ...model.interfaces, ...model.unions]) yield withoutType(model, name);
  yield* reduceJson(model as unknown as Json) as Iterable<unknown> as Iterable<Model>;
}

/** Everything that can be left out of a value, one after the other, the largest parts first. */
function* reduceJson(value: Json): Iterable<Json> {
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length; at++) yield value.toSpliced(at, 1);
    for (const [at, item] of value.entries()) for (const smaller of reduceJson(item)) yield value.with(at, smaller);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      if (OPTIONAL.has(key) && inner !== undefined) yield { ...value, [key]: undefined } as unknown as Json;
      if (key === 'inaccessible' && inner === true) yield { ...value, inaccessible: false };
      if (key === 'provides')
        for (const name in inner as object) yield { ...value, provides: without(inner as object, name) };
      if (typeof inner === 'object') for (const smaller of reduceJson(inner)) yield { ...value, [key]: smaller };
    }
  }
}

function withoutSubgraph(model: Model, subgraph: string): Model {
  const strip = (value: Json): Json => {
    if (Array.isArray(value)) return value.filter((item) => item !== subgraph).map(strip);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, inner]) =>
        key === subgraph || inner === subgraph ? [] : [[key, strip(inner)]],
      ),
    );
  };
  const stripped = strip(model as unknown as Json) as unknown as Model;
  return {
    ...stripped,
    objects: stripped.objects
      .map((object) => ({
        ...object,
        keys: object.keys.filter((key) => key.in.length > 0),
        fields: object.fields.filter(({ owners }) => owners.length > 0),
      }))
      .filter((object) => object.fields.length > 0 && (object.kind === 'root' || object.in.length > 0)),
    interfaces: stripped.interfaces
      .map((type) => ({ ...type, objectFields: type.objectFields.filter(({ owners }) => owners.length > 0) }))
      .filter((type) => type.in.length > 0),
    unions: stripped.unions.filter(({ members }) => Object.keys(members).length > 0),
  };
}

/** Without a type, and without all fields and unions' members that are of it. */
function withoutType(model: Model, name: string): Model {
  const isOther = ({ type }: { readonly type: string }) => namedType(type) !== name;
  return {
    ...model,
    objects: model.objects
      .filter((object) => object.name !== name)
      .map((object) => ({ ...object, fields: object.fields.filter(isOther) })),
    interfaces: model.interfaces
      .filter((type) => type.name !== name)
      .map((type) => ({
        ...type,
        fields: type.fields.filter(isOther),
        implementers: type.implementers.filter((implementer) => implementer !== name),
        objectFields: type.objectFields.filter(isOther),
      })),
    unions: model.unions
      .filter((union) => union.name !== name)
      .map((union) => ({
        ...union,
        members: Object.fromEntries(
          Object.entries(union.members).map(([subgraph, members]) => [
            subgraph,
            members.filter((member) => member !== name),
          ]),
        ),
      })),
  };
}

function without(object: object, key: string): { [key: string]: Json } {
  return Object.fromEntries(Object.entries(object as Record<string, Json>).filter(([name]) => name !== key));
}
