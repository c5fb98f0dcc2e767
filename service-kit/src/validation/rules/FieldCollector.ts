import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  print,
  type SelectionSetNode,
  type ValidationContext,
  type ValueNode,
} from 'graphql';

/** A field where it is selected. */
export interface SelectedField {
  readonly node: FieldNode;
  /** The type that it is selected of; undefined where the document names none that there is. */
  readonly parent: GraphQLNamedType | undefined;
  readonly type: GraphQLOutputType | undefined;
}

/** A selection set, of a value of a type. */
export interface TypedSelectionSet {
  readonly selectionSet: SelectionSetNode;
  readonly type: GraphQLNamedType | undefined;
}

/** Selections that are looked at for a document. One within the limits of size takes a tenth of them. */
const MOST_VISITED = 200_000;

/** Collects the fields of selection sets through fragments, until it has looked at more selections than it may. */
export class FieldCollector {
  readonly operations: readonly OperationDefinitionNode[];
  readonly #schema: GraphQLSchema;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #arguments = new Map<FieldNode, string>();
  readonly #numbers = new Map<object, number>();
  #visited = 0;

  constructor(context: ValidationContext, { definitions }: DocumentNode) {
    this.#schema = context.getSchema();
    this.operations = definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
    this.#fragments = new Map(
      definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [])),
    );
  }

  get isExhausted(): boolean {
    return this.#visited > MOST_VISITED;
  }

  rootOf({ operation, selectionSet }: OperationDefinitionNode): TypedSelectionSet {
    return { selectionSet, type: this.#schema.getRootType(operation) ?? undefined };
  }

  /** What is selected of the values of fields. */
  below(fields: readonly SelectedField[]): TypedSelectionSet[] {
    return fields.flatMap(({ node: { selectionSet }, type }) =>
      selectionSet ? [{ selectionSet, type: type && getNamedType(type) }] : [],
    );
  }

  /** The fields of selection sets together, by response key. */
  collect(selectionSets: readonly TypedSelectionSet[]): ReadonlyMap<string, SelectedField[]> {
    const fields = new Map<string, SelectedField[]>();
    const spread = new Set<string>();
    const waiting = [...selectionSets].toReversed();
    for (let next = waiting.pop(); next && !this.isExhausted; next = waiting.pop()) {
      const { selectionSet, type } = next;
      for (const selection of selectionSet.selections) {
        this.#visited += 1;
        if (selection.kind === Kind.FIELD) {
          const key = (selection.alias ?? selection.name).value;
          const field = { node: selection, parent: type, type: this.#typeOf(selection, type) };
          const others = fields.get(key);
          if (others) others.push(field);
          else fields.set(key, [field]);
        } else if (selection.kind === Kind.INLINE_FRAGMENT) {
          waiting.push({ selectionSet: selection.selectionSet, type: this.#named(selection.typeCondition) ?? type });
        } else if (!spread.has(selection.name.value)) {
          spread.add(selection.name.value);
          const fragment = this.#fragments.get(selection.name.value);
          if (fragment)
            waiting.push({ selectionSet: fragment.selectionSet, type: this.#named(fragment.typeCondition) });
        }
      }
    }
    return fields;
  }

  /** Equal where the same selection sets are merged. A set that is one fragment's spread is that fragment's. */
  keyOf(selectionSets: readonly TypedSelectionSet[]): string {
    const numbers = new Set<string>();
    for (const { selectionSet, type } of selectionSets) {
      this.#visited += 1;
      const [only, another] = selectionSet.selections;
      const fragment = only?.kind === Kind.FRAGMENT_SPREAD && !another && this.#fragments.get(only.name.value);
      numbers.add(
        fragment
          ? `${this.#numberOf(fragment)}`
          : `${this.#numberOf(selectionSet)}:${type ? this.#numberOf(type) : ''}`,
      );
    }
    return [...numbers].toSorted().join();
  }

  /** Equal where fields have equal arguments, whatever their order, and that of the fields of input objects. */
  argumentsOf(node: FieldNode): string {
    let text = this.#arguments.get(node);
    if (text === undefined) {
      const written = (node.arguments ?? []).map(({ name, value }) => `${name.value}:${print(sorted(value))}`);
      this.#arguments.set(node, (text = written.toSorted().join()));
    }
    return text;
  }

  /** Meta fields have none, as in graphql-js: where objects differ, `__typename` may stand for another field's text. */
  #typeOf({ name }: FieldNode, parent: GraphQLNamedType | undefined): GraphQLOutputType | undefined {
    return isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name.value]?.type : undefined;
  }

  #named(condition: { readonly name: { readonly value: string } } | undefined): GraphQLNamedType | undefined {
    return condition && this.#schema.getType(condition.name.value);
  }

  #numberOf(thing: object): number {
    let number = this.#numbers.get(thing);
    if (number === undefined) this.#numbers.set(thing, (number = this.#numbers.size));
    return number;
  }
}

function sorted(value: ValueNode): ValueNode {
  if (value.kind === Kind.LIST) return { ...value, values: value.values.map(sorted) };
  if (value.kind !== Kind.OBJECT) return value;
  const fields = value.fields.map((field) => ({ ...field, value: sorted(field.value) }));
  return { ...value, fields: fields.toSorted((a, b) => (a.name.value < b.name.value ? -1 : 1)) };
}
