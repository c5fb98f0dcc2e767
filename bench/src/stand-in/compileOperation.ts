import {
  type ArgumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql';

import type { Arguments, Model } from './Model.ts';

export type Variables = Readonly<Record<string, unknown>>;

/** Answers a request for this operation: the response's JSON. */
export type CompiledOperation = (variables: Variables, subgraph: string) => string;

type ObjectWriter = (id: string, run: Execution) => string;

interface Execution {
  readonly variables: Variables;
  readonly subgraph: string;
  /** As JSON. */
  readonly errors: string[];
}

interface Representation {
  readonly __typename: string;
  readonly id: string;
}

/** Compiles a subgraph's operation once, so that answering it is joining strings. Knows no abstract types and no conditions. */
export function compileOperation(source: string, model: Model): CompiledOperation {
  const { definitions } = parse(source, { noLocation: true });
  const operation = definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION)!;
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const write = new Compiler(model, fragments).root(operation);
  return (variables, subgraph) => {
    const run: Execution = { variables, subgraph, errors: [] };
    const data = write('', run);
    return run.errors.length > 0 ? `{"data":${data},"errors":[${run.errors.join(',')}]}` : `{"data":${data}}`;
  };
}

class Compiler {
  readonly #model: Model;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;

  constructor(model: Model, fragments: ReadonlyMap<string, FragmentDefinitionNode>) {
    this.#model = model;
    this.#fragments = fragments;
  }

  root({ operation, selectionSet }: OperationDefinitionNode): ObjectWriter {
    return this.#object(operation === OperationTypeNode.MUTATION ? 'Mutation' : 'Query', [selectionSet]);
  }

  #object(type: string, selections: readonly SelectionSetNode[]): ObjectWriter {
    const fields = new Map<string, FieldNode[]>();
    for (const selectionSet of selections) this.#collect(type, selectionSet, fields);
    const members = [...fields].map(([key, nodes], index) => ({
      prefix: `${index === 0 ? '{' : ','}${JSON.stringify(key)}:`,
      write: this.#field(type, nodes, key),
    }));
    return (id, run) => {
      let text = '';
      for (const { prefix, write } of members) text += prefix + write(id, run);
      return `${text}}`;
    };
  }

  #collect(type: string, { selections }: SelectionSetNode, fields: Map<string, FieldNode[]>): void {
    for (const selection of selections) {
      if (selection.directives?.length) throw new Error('The stand-in subgraphs know no directives.');
      if (selection.kind === Kind.FIELD) {
        const key = (selection.alias ?? selection.name).value;
        fields.set(key, [...(fields.get(key) ?? []), selection]);
        continue;
      }
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? this.#fragments.get(selection.name.value)! : selection;
      const condition = fragment.typeCondition?.name.value;
      if (!condition || condition === type) this.#collect(type, fragment.selectionSet, fields);
    }
  }

  #field(type: string, nodes: readonly FieldNode[], key: string): ObjectWriter {
    const [{ name, arguments: argumentNodes = [] }] = nodes as [FieldNode];
    const selections = nodes.flatMap(({ selectionSet }) => (selectionSet ? [selectionSet] : []));
    const readArguments = compileArguments(argumentNodes);
    if (name.value === '__typename') return () => JSON.stringify(type);
    if (name.value === '_entities') return this.#entities(selections, readArguments, key);
    const field = this.#model.types[type]?.[name.value];
    if (!field) throw new Error(`The stand-in subgraphs have no ${type}.${name.value}.`);
    if (field.kind === 'leaf') return field.write;
    const write = this.#object(field.type, selections);
    if (field.kind === 'object') return (id, run) => write(field.id(id, readArguments(run.variables)), run);
    return (id, run) => {
      let text = '';
      for (const item of field.ids(id, readArguments(run.variables))) text += (text && ',') + write(item, run);
      return `[${text}]`;
    };
  }

  #entities(
    selections: readonly SelectionSetNode[],
    readArguments: (variables: Variables) => Arguments,
    key: string,
  ): ObjectWriter {
    const writers = new Map<string, ObjectWriter>();
    return (_, run) => {
      const representations = readArguments(run.variables)['representations'] as readonly Representation[];
      let text = '';
      for (const [index, { __typename: type, id }] of representations.entries()) {
        let write = writers.get(type);
        if (!write) writers.set(type, (write = this.#object(type, selections)));
        const message = this.#model.fault(run.subgraph, id);
        if (message) {
          run.errors.push(JSON.stringify({ message, path: [key, index], extensions: { code: 'LOCKED' } }));
        }
        text += (text && ',') + (message ? 'null' : write(id, run));
      }
      return `[${text}]`;
    };
  }
}

function compileArguments(nodes: readonly ArgumentNode[]): (variables: Variables) => Arguments {
  const evaluate = (variables: Variables) =>
    Object.fromEntries(nodes.map(({ name, value }) => [name.value, valueFromASTUntyped(value, { ...variables })]));
  if (nodes.every(({ value }) => value.kind !== Kind.VARIABLE)) {
    const constant = evaluate({});
    return () => constant;
  }
  return (variables) =>
    Object.fromEntries(
      nodes.map(({ name, value }) => [
        name.value,
        value.kind === Kind.VARIABLE ? variables[value.name.value] : valueFromASTUntyped(value),
      ]),
    );
}
