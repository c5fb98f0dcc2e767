import { type Model, namedType } from './Model.ts';
import { ModelIndex } from './ModelIndex.ts';

/** Why a subgraph declares a field: it resolves it, knows it as part of a key, needs it of others, or has lost it. */
export type FieldRole = 'resolved' | 'key' | 'external' | 'overridden';

export interface ViewedType {
  readonly keys: ReadonlyArray<{ readonly fields: string; readonly resolvable: boolean }>;
  readonly fields: Map<string, FieldRole>;
}

/** What one subgraph knows of a model. */
export class SubgraphView {
  readonly subgraph: string;
  readonly index: ModelIndex;
  /** Objects, and interfaces that are interface objects here. */
  readonly types = new Map<string, ViewedType>();
  readonly #model: Model;

  constructor(model: Model, subgraph: string, index = new ModelIndex(model)) {
    this.#model = model;
    this.subgraph = subgraph;
    this.index = index;
    this.#addObjects();
    this.#addInterfaceObjects();
    this.#addKeyFields();
    this.#addExternals();
    this.#addMentioned();
  }

  /** The fields of an interface that all its implementers here resolve. */
  interfaceFields(name: string): string[] {
    const type = this.index.interfaces.get(name)!;
    const here = this.index.possibleTypes(name, [this.subgraph]);
    return type.fields
      .map((field) => field.name)
      .filter((field) => here.every((object) => this.resolves(object, field)));
  }

  resolves(typename: string, field: string): boolean {
    const role = this.types.get(typename)?.fields.get(field);
    return role === 'resolved' || role === 'key';
  }

  #addObjects(): void {
    for (const object of this.#model.objects) {
      const fields = new Map<string, FieldRole>();
      for (const { name, owners, overrides } of object.fields) {
        if (owners.includes(this.subgraph)) fields.set(name, 'resolved');
        else if (overrides === this.subgraph) fields.set(name, 'overridden');
      }
      const keys = object.keys.filter((key) => key.in.includes(this.subgraph));
      if (object.kind === 'root' ? fields.size === 0 : !object.in.includes(this.subgraph)) continue;
      this.types.set(object.name, { keys: keys.map((key) => ({ fields: key.fields, resolvable: true })), fields });
    }
  }

  #addInterfaceObjects(): void {
    for (const { name, objectIn, key, objectFields } of this.#model.interfaces) {
      if (!key || !objectIn.includes(this.subgraph)) continue;
      const fields = new Map<string, FieldRole>([[key, 'key']]);
      for (const field of objectFields) if (field.owners.includes(this.subgraph)) fields.set(field.name, 'resolved');
      this.types.set(name, { keys: [{ fields: key, resolvable: true }], fields });
    }
  }

  #addExternals(): void {
    const add = (typename: string, set: string) =>
      this.index.walk(typename, set, (owner, field) => {
        const { fields } = this.#viewed(owner);
        if (!fields.has(field)) fields.set(field, 'external');
      });
    for (const [typename, { fields }] of this.types) {
      for (const [name, role] of fields) {
        const field = this.index.fieldsOf(typename).get(name);
        if (!field || role !== 'resolved') continue;
        if (field.requires) add(typename, field.requires);
        const provided = field.provides[this.subgraph];
        if (provided) add(namedType(field.type), provided);
      }
    }
  }

  /** What keys here consist of, in types that are not defined here too. */
  #addKeyFields(): void {
    for (const [typename, { keys }] of this.types) for (const key of keys) this.#addKeyField(typename, key.fields);
  }

  #addKeyField(typename: string, key: string): void {
    this.index.walk(typename, key, (owner, field) => {
      const { fields } = this.#viewed(owner);
      if (!fields.has(field)) fields.set(field, 'key');
    });
  }

  /** Entities of other subgraphs that fields and unions here mention become stubs. */
  #addMentioned(): void {
    for (const { members } of this.index.unions.values())
      for (const member of members[this.subgraph] ?? []) this.#viewed(member);
    // A map's iteration reaches what is added on the way.
    for (const [typename, { fields }] of this.types) {
      for (const name of fields.keys()) {
        const type = namedType(this.index.fieldTypeOf(typename, name) ?? '');
        if (this.index.objects.has(type)) this.#viewed(type);
      }
    }
  }

  #viewed(typename: string): ViewedType {
    let viewed = this.types.get(typename);
    if (!viewed) {
      const [key] = this.index.objects.get(typename)?.keys ?? [];
      viewed = { keys: key ? [{ fields: key.fields, resolvable: false }] : [], fields: new Map() };
      this.types.set(typename, viewed);
      if (key) this.#addKeyField(typename, key.fields);
    }
    return viewed;
  }
}
