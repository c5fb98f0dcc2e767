import {
  getNullableType,
  type GraphQLAbstractType,
  type GraphQLCompositeType,
  type GraphQLList,
  type GraphQLOutputType,
  type GraphQLSchema,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';

import { CodeScope, literal, readKey } from '../codegen/CodeScope.ts';
import type { JsonObject } from '../raw-json/Json.ts';
import type { ResponseShape, Selections, ShapeField } from './ResponseShape.ts';
import { GIVE_UP, whole, writeLeaf, type Written } from './writeLeaf.ts';

/** Writes the data of a response, in raw JSON; null where anything does not fit the schema. */
export type Serializer = (data: JsonObject) => string | null;

type Writer = (value: unknown) => string;

type Typed = Pick<Extract<ShapeField, { kind: 'Field' }>, 'type' | 'selections'>;

/** Thrown, without the cost of a stack trace, where the data does not fit the schema. */
const MISMATCH = Symbol('mismatch');

function mismatch(): never {
  throw MISMATCH;
}

/**
 * Generates JavaScript that writes a response directly from the merged data: response keys are literals, types are checked inline. There
 * is one function for each selection set and runtime type, generated at the first object of that type. For `{ id name }` of a `Product`:
 *
 * ```js
 * function (o) {
 *   if (typeof o !== "object" || Array.isArray(o)) mismatch();
 *   let v;
 *   return (typeof (v = o["id"]) === "string" || Number.isSafeInteger(v) ? '{"id":"' + v : mismatch())
 *     + (typeof (v = o["name"]) === "string" ? '","name":"' + v + '"' : v == null ? '","name":null' : mismatch()) + "}";
 * }
 * ```
 *
 * It handles valid data only: at the first value that does not fit, `projectWithErrors` does the work again, with errors.
 */
export function compileSerializer(schema: GraphQLSchema, shape: ResponseShape, rootType: string): Serializer {
  const writeRoot = new Generator(schema, shape).objectWriter(rootType, shape.root);
  return (data) => {
    try {
      return writeRoot(data);
    } catch (error) {
      // A custom scalar can be nested too deeply to be written.
      if (error === MISMATCH || error instanceof RangeError) return null;
      throw error;
    }
  };
}

class Generator {
  readonly #schema: GraphQLSchema;
  readonly #shape: ResponseShape;
  readonly #objectWriters = new Map<Selections, Map<string, Writer>>();

  constructor(schema: GraphQLSchema, shape: ResponseShape) {
    this.#schema = schema;
    this.#shape = shape;
  }

  objectWriter(typename: string, selections: Selections): Writer {
    let byType = this.#objectWriters.get(selections);
    if (!byType) this.#objectWriters.set(selections, (byType = new Map()));
    let writer = byType.get(typename);
    if (!writer) byType.set(typename, (writer = this.#generateObjectWriter(typename, selections)));
    return writer;
  }

  #generateObjectWriter(typename: string, selections: Selections): Writer {
    const scope = new CodeScope<Writer>({ mismatch });
    const members: string[] = [];
    let before = '{';
    for (const field of this.#shape.fieldsOf(typename, selections)) {
      const { code, tail } = this.#member(field, typename, `${before}${JSON.stringify(field.responseKey)}:`, scope);
      members.push(code);
      before = `${tail},`;
    }
    const end = members.length > 0 ? `${before.slice(0, -1)}}` : '{}';
    const object = [...members, literal(end)].join('+');
    return scope.define('o', `if(typeof o!=='object'||Array.isArray(o))mismatch();let v;return ${object}`);
  }

  #member(field: ShapeField, typename: string, head: string, scope: CodeScope<Writer>): Written {
    switch (field.kind) {
      case 'Typename':
        return whole(isObjectType(this.#schema.getType(typename)) ? literal(`${head}"${typename}"`) : GIVE_UP);
      case 'AbstractType':
        return whole(GIVE_UP);
      case 'Removed':
        return whole(field.isNullable ? literal(`${head}null`) : GIVE_UP);
      case 'Introspection':
        return whole(`((v=${readKey(field.key)})===undefined?${GIVE_UP}:${literal(head)}+JSON.stringify(v))`);
      case 'Field':
        return this.#value(readKey(field.key), head, field, scope);
    }
  }

  #value(source: string, head: string, { type: outputType, selections }: Typed, scope: CodeScope<Writer>): Written {
    const none = isNonNullType(outputType) ? GIVE_UP : `(v==null?${literal(`${head}null`)}:${GIVE_UP})`;
    const type = getNullableType(outputType);
    if (isLeafType(type)) return writeLeaf(type, { source, head, none }, scope);
    return whole(`((v=${source})==null?${none}:${literal(head)}+${this.#nestedWriter(type, selections, scope)}(v))`);
  }

  /** Code of the function that writes a value with selections. */
  #nestedWriter(
    type: GraphQLCompositeType | GraphQLList<GraphQLOutputType>,
    selections: Selections,
    scope: CodeScope<Writer>,
  ): string {
    if (isListType(type)) return scope.add(this.#listWriter(type.ofType, selections));
    if (!isObjectType(type)) return scope.add(this.#abstractWriter(type, selections));
    return `${scope.add(this.#lazily(type.name, selections))}.write`;
  }

  #listWriter(type: GraphQLOutputType, selections: Selections): Writer {
    const scope = new CodeScope<Writer>({ mismatch });
    const { code, tail } = this.#value('o[i]', '', { type, selections }, scope);
    const item = tail === '' ? code : `${code}+${literal(tail)}`;
    return scope.define(
      'o',
      `if(!Array.isArray(o))mismatch();let v,s='[';for(let i=0;i<o.length;i++){if(i>0)s+=',';s+=${item}}return s+']'`,
    );
  }

  /** Most types of a large operation never occur: a writer is generated for the first object, and called directly from then on. */
  #lazily(typename: string, selections: Selections): { write: Writer } {
    const lazy = {
      write: (value: unknown): string => {
        lazy.write = this.objectWriter(typename, selections);
        return lazy.write(value);
      },
    };
    return lazy;
  }

  /** An object without `__typename` counts as of the abstract type: plans fetch `__typename` only where it matters. */
  #abstractWriter(type: GraphQLAbstractType, selections: Selections): Writer {
    const writers = new Map<unknown, Writer>();
    return (value) => {
      const typename = (value as JsonObject)['__typename'] ?? type.name;
      let writer = writers.get(typename);
      if (!writer) {
        writer = this.#fits(typename, type) ? this.objectWriter(typename, selections) : mismatch;
        writers.set(typename, writer);
      }
      return writer(value);
    };
  }

  #fits(typename: unknown, abstract: GraphQLAbstractType): typename is string {
    if (typename === abstract.name) return true;
    const type = this.#schema.getType(String(typename));
    return isObjectType(type) && this.#schema.isSubType(abstract, type);
  }
}
