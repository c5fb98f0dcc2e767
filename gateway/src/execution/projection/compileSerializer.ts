import {
  getNullableType,
  type GraphQLAbstractType,
  type GraphQLCompositeType,
  type GraphQLList,
  type GraphQLOutputType,
  type GraphQLSchema,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
} from 'graphql';

import { CodeScope, literal, readKey } from '../codegen/CodeScope.ts';
import type { JsonObject } from '../Json.ts';
import type { OperationShape, Selections, ShapeField } from './OperationShape.ts';

/** Writes the answer's data as JSON, in wire text; null when anything is not as the schema says, without telling what. */
export type Serializer = (data: JsonObject) => string | null;

type Writer = (value: unknown) => string;

type Typed = Pick<Extract<ShapeField, { kind: 'Field' }>, 'type' | 'selections'>;

/** Thrown, without the cost of a stack trace, where the data does not fit the schema. */
const MISMATCH = Symbol('mismatch');

function mismatch(): never {
  throw MISMATCH;
}

/**
 * Generates JavaScript that writes an operation's answer straight from the merged data: response keys are literals, types
 * are checked in line, one function a selection set and runtime type, made when the first object of that type comes along.
 *
 * It knows the happy case only. Whatever does not fit the schema ends it, and `projectWithErrors` does the work again,
 * slowly and with errors.
 */
export function compileSerializer(schema: GraphQLSchema, shape: OperationShape, rootType: string): Serializer {
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

/**
 * Code that writes a built-in scalar (GraphQL specification, section 3.5, result coercion).
 *
 * @param head what stands before the value; as part of the same literal it costs nothing
 */
function writeScalar(type: string, source: string, head: string, none: string): string {
  const before = literal(head);
  switch (type) {
    case 'Int':
      return `(typeof(v=${source})==='number'&&(v|0)===v?${before}+v:${none})`;
    case 'Float':
      return `(typeof(v=${source})==='number'&&v-v===0?${before}+v:${none})`;
    case 'Boolean':
      return `((v=${source})===true?${literal(`${head}true`)}:v===false?${literal(`${head}false`)}:${none})`;
    case 'ID':
      return `(typeof(v=${source})==='string'||Number.isSafeInteger(v)?${literal(`${head}"`)}+v+'"':${none})`;
    default:
      return `(typeof(v=${source})==='string'?${literal(`${head}"`)}+v+'"':${none})`;
  }
}

/** A custom scalar's value is the subgraph's to judge; any JSON is written as it came, but for numbers that are too large. */
function writeCustomScalar(source: string, head: string, none: string): string {
  return (
    `((v=${source})==null?${none}:typeof v==='string'?${literal(`${head}"`)}+v+'"'` +
    `:typeof v==='number'&&v-v!==0?mismatch():${literal(head)}+JSON.stringify(v))`
  );
}

class Generator {
  readonly #schema: GraphQLSchema;
  readonly #shape: OperationShape;
  readonly #objectWriters = new Map<Selections, Map<string, Writer>>();

  constructor(schema: GraphQLSchema, shape: OperationShape) {
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
    const fields = this.#shape.fieldsOf(typename, selections);
    const members = fields.map((field, index) => {
      const head = `${index === 0 ? '{' : ','}${JSON.stringify(field.responseKey)}:`;
      return this.#member(field, typename, head, scope);
    });
    const object = members.length > 0 ? `${members.join('+')}+'}'` : `'{}'`;
    return scope.define('o', `if(typeof o!=='object'||Array.isArray(o))mismatch();let v;return ${object}`);
  }

  /** Code that writes a field. */
  #member(field: ShapeField, typename: string, head: string, scope: CodeScope<Writer>): string {
    switch (field.kind) {
      case 'Typename':
        return isObjectType(this.#schema.getType(typename)) ? literal(`${head}"${typename}"`) : 'mismatch()';
      case 'Undecided':
        return 'mismatch()';
      case 'Withheld':
        return field.isNullable ? literal(`${head}null`) : 'mismatch()';
      case 'Introspection':
        return `${literal(head)}+JSON.stringify(${readKey(field.key)})`;
      case 'Field':
        return this.#value(readKey(field.key), head, field, scope);
    }
  }

  /** Code that writes the value of an expression. */
  #value(source: string, head: string, { type: outputType, selections }: Typed, scope: CodeScope<Writer>): string {
    const none = isNonNullType(outputType) ? 'mismatch()' : `(v==null?${literal(`${head}null`)}:mismatch())`;
    const type = getNullableType(outputType);
    if (isEnumType(type)) {
      const values = scope.add(new Set(type.getValues().map(({ name }) => name)));
      return `(${values}.has(v=${source})?${literal(`${head}"`)}+v+'"':${none})`;
    }
    if (isScalarType(type)) {
      return isSpecifiedScalarType(type)
        ? writeScalar(type.name, source, head, none)
        : writeCustomScalar(source, head, none);
    }
    const nested = scope.add(this.#nestedWriter(type, selections));
    return `((v=${source})==null?${none}:${literal(head)}+${nested}(v))`;
  }

  #nestedWriter(type: GraphQLCompositeType | GraphQLList<GraphQLOutputType>, selections: Selections): Writer {
    if (isListType(type)) return this.#listWriter(type.ofType, selections);
    return isObjectType(type) ? this.#lazyWriter(type.name, selections) : this.#abstractWriter(type, selections);
  }

  #listWriter(type: GraphQLOutputType, selections: Selections): Writer {
    const scope = new CodeScope<Writer>({ mismatch });
    const item = this.#value('o[i]', '', { type, selections }, scope);
    return scope.define(
      'o',
      `if(!Array.isArray(o))mismatch();let v,s='[';for(let i=0;i<o.length;i++){if(i>0)s+=',';s+=${item}}return s+']'`,
    );
  }

  /** Most types of a large operation are never met: a writer waits for its first object. */
  #lazyWriter(typename: string, selections: Selections): Writer {
    let writer: Writer | undefined;
    return (value) => (writer ??= this.objectWriter(typename, selections))(value);
  }

  /** An object that does not tell its type is of none but the abstract one: plans ask for types only where they matter. */
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
