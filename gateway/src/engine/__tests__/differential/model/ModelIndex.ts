import { Kind, type SelectionSetNode } from 'graphql';

import { parseFieldSet, selectionsOf } from './fieldSets.ts';
import {
  type FieldModel,
  type InterfaceModel,
  type Model,
  namedType,
  type ObjectModel,
  type UnionModel,
} from './Model.ts';

/** Answers questions about a model. */
export class ModelIndex {
  readonly objects: ReadonlyMap<string, ObjectModel>;
  readonly interfaces: ReadonlyMap<string, InterfaceModel>;
  readonly unions: ReadonlyMap<string, UnionModel>;
  readonly #fields = new Map<string, ReadonlyMap<string, FieldModel>>();
  #inFieldSets: ReadonlySet<FieldModel> | undefined;
  readonly #model: Model;

  constructor(model: Model) {
    this.#model = model;
    this.objects = new Map(model.objects.map((object) => [object.name, object]));
    this.interfaces = new Map(model.interfaces.map((type) => [type.name, type]));
    this.unions = new Map(model.unions.map((type) => [type.name, type]));
  }

  /** The names of all executable directives. */
  get directives(): readonly string[] {
    return this.#model.directives.map(({ name }) => name);
  }

  /** The fields of an object, those that interface objects add included; or what interface objects add to an interface. */
  fieldsOf(name: string): ReadonlyMap<string, FieldModel> {
    let fields = this.#fields.get(name);
    if (!fields) {
      const added = this.#model.interfaces
        .filter((type) => type.name === name || type.implementers.includes(name))
        .flatMap(({ objectFields }) => objectFields);
      const all = [...(this.objects.get(name)?.fields ?? []), ...added];
      this.#fields.set(name, (fields = new Map(all.map((field) => [field.name, field]))));
    }
    return fields;
  }

  /** The objects that a field of all these subgraphs may return where its type is the named one. */
  possibleTypes(name: string, subgraphs: readonly string[]): readonly string[] {
    if (this.objects.has(name)) return [name];
    return this.#everywhere(name).filter((member) =>
      subgraphs.every((subgraph) => this.#possibleIn(name, subgraph).includes(member)),
    );
  }

  #everywhere(name: string): readonly string[] {
    const { implementers } = this.interfaces.get(name) ?? {};
    return implementers ?? [...new Set(Object.values(this.unions.get(name)?.members ?? {}).flat())];
  }

  #possibleIn(name: string, subgraph: string): readonly string[] {
    const type = this.interfaces.get(name);
    if (!type) return this.unions.get(name)?.members[subgraph] ?? [];
    if (type.objectIn.includes(subgraph)) return type.implementers;
    if (!type.in.includes(subgraph)) return [];
    return type.implementers.filter((implementer) => this.objects.get(implementer)?.in.includes(subgraph));
  }

  /** Visits each field of a field set, with the name of the type that it is a field of. */
  walk(typename: string, set: string | SelectionSetNode, visit: (typename: string, field: string) => void): void {
    for (const selection of selectionsOf(typeof set === 'string' ? parseFieldSet(set) : set)) {
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        this.walk(selection.typeCondition?.name.value ?? typename, selection.selectionSet, visit);
        continue;
      }
      const name = selection.name.value;
      if (name === '__typename') continue;
      visit(typename, name);
      const type = this.fieldTypeOf(typename, name);
      if (selection.selectionSet && type) this.walk(namedType(type), selection.selectionSet, visit);
    }
  }

  fieldTypeOf(typename: string, field: string): string | undefined {
    const declared = this.interfaces.get(typename)?.fields.find(({ name }) => name === field);
    return (this.fieldsOf(typename).get(field) ?? declared)?.type;
  }

  /** Whether a type, as SDL, is a scalar or an enum, or lists of these. */
  isLeaf(type: string): boolean {
    const named = namedType(type);
    return !this.objects.has(named) && !this.interfaces.has(named) && !this.unions.has(named);
  }

  /** The fields that any key, `@requires` or `@provides` mentions. */
  get inFieldSets(): ReadonlySet<FieldModel> {
    return (this.#inFieldSets ??= this.#collectFieldSets());
  }

  #collectFieldSets(): ReadonlySet<FieldModel> {
    const found = new Set<FieldModel>();
    const add = (typename: string, set: string) =>
      this.walk(typename, set, (owner, name) => {
        const implementers = this.interfaces.get(owner)?.implementers ?? [];
        for (const type of [owner, ...implementers]) {
          const field = this.fieldsOf(type).get(name);
          if (field) found.add(field);
        }
      });
    for (const name of [...this.objects.keys(), ...this.interfaces.keys()]) {
      for (const key of this.objects.get(name)?.keys ?? []) add(name, key.fields);
      for (const { type, requires, provides } of this.fieldsOf(name).values()) {
        if (requires) add(name, requires);
        for (const set of Object.values(provides)) add(namedType(type), set);
      }
    }
    return found;
  }
}
