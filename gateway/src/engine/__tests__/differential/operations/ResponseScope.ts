import {
  type GraphQLCompositeType,
  type GraphQLOutputType,
  isObjectType,
  getNamedType,
  isCompositeType,
} from 'graphql';

/** A field as it is selected: what its head says in the document, which makes two selections of one key the same. */
export interface SelectedField {
  readonly parent: GraphQLCompositeType;
  readonly key: string;
  /** Alias, name and arguments. */
  readonly head: string;
  readonly name: string;
  readonly type: GraphQLOutputType;
}

/**
 * What is selected of one object of the response, by all the selection sets that are merged for it. It says what may be selected
 * beside (GraphQL specification, section 5.3.2), a little stricter than validation does.
 */
export class ResponseScope {
  readonly #selected: SelectedField[] = [];
  readonly #below = new Map<string, ResponseScope>();
  readonly #around: ResponseScope | undefined;

  /** @param around what this is a part of: a fragment's own selections, in the scope that it is spread in first */
  constructor(around?: ResponseScope) {
    this.#around = around;
  }

  get selected(): readonly SelectedField[] {
    return this.#around?.selected ?? this.#selected;
  }

  accepts(field: SelectedField): boolean {
    return this.selected.every((other) => other.key !== field.key || canMerge(field, other));
  }

  /** Adds a field; what is selected below it belongs to the scope that is returned. */
  add(field: SelectedField): ResponseScope {
    if (this.#selected.every(({ head, parent }) => head !== field.head || parent !== field.parent))
      this.#selected.push(field);
    const around = this.#around?.add(field);
    let below = this.#below.get(field.key);
    if (!below) this.#below.set(field.key, (below = new ResponseScope(around)));
    return below;
  }

  /** Whether all that a fragment selects may be selected here. */
  acceptsAll(other: ResponseScope): boolean {
    if (this.#around) return this.#around.acceptsAll(other);
    return other.#selected.every((field) => {
      const own = this.#below.get(field.key);
      const added = other.#below.get(field.key);
      return this.accepts(field) && (!own || !added || own.acceptsAll(added));
    });
  }

  addAll(other: ResponseScope): void {
    for (const field of other.#selected) {
      const below = this.add(field);
      const added = other.#below.get(field.key);
      if (added) below.addAll(added);
    }
  }
}

function canMerge(one: SelectedField, other: SelectedField): boolean {
  const neverMeet = one.parent !== other.parent && isObjectType(one.parent) && isObjectType(other.parent);
  return (neverMeet || one.head === other.head) && shapeOf(one.type) === shapeOf(other.type);
}

/** What must be equal in two types that share a key: all but the names of composite types. */
function shapeOf(type: GraphQLOutputType): string {
  const named = getNamedType(type);
  return isCompositeType(named) ? String(type).replace(named.name, '') : String(type);
}
