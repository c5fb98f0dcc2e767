import type { ArgumentNode } from 'graphql';

import type { SubgraphField, SubgraphType } from '../../supergraph/SubgraphType.ts';
import { type Occurrence, PLAIN, type SelectedField } from './SelectedField.ts';

/** A field with its arguments, under the key that its value has in the data. */
export interface FieldCall {
  readonly key: string;
  readonly name: string;
  readonly args: readonly ArgumentNode[];
  readonly occurrences: readonly Occurrence[];
}

/** A field of a selection set that is being written for a subgraph. */
export interface FieldDraft {
  /** The object types of which it is selected; none where the type of the selection set is no abstract type. */
  readonly on: readonly string[];
  readonly call: FieldCall;
  readonly definition: SubgraphField;
  /** What is selected of its value; undefined for a leaf. */
  readonly below: SelectionDraft | undefined;
  /** The response key in the document, which may differ from the key in the data (see `assignResponseKeys`). */
  responseKey: string;
}

/** A selection set that is being written for a subgraph, on one of its types. */
export class SelectionDraft {
  readonly type: SubgraphType;
  readonly isAbstract: boolean;
  hasTypename: boolean;
  readonly #fields = new Map<string, FieldDraft>();

  constructor(type: SubgraphType) {
    this.type = type;
    this.isAbstract = !type.possibleTypes.has(type.name);
    this.hasTypename = this.isAbstract;
  }

  get fields(): Iterable<FieldDraft> {
    return this.#fields.values();
  }

  /** @param below the type of the field's value; undefined for a leaf */
  add(
    types: readonly string[],
    call: FieldCall,
    definition: SubgraphField,
    below: SubgraphType | undefined,
  ): FieldDraft {
    const on = this.isAbstract ? types : [];
    const key = `${on.join()} ${call.key}`;
    let field = this.#fields.get(key);
    if (!field) {
      field = { on, call, definition, below: below && new SelectionDraft(below), responseKey: call.key };
      this.#fields.set(key, field);
    }
    return field;
  }
}

/** The fields that are selected of some objects, by key. Selections of one key are one field, with all their occurrences. */
export class FieldCalls {
  readonly #calls = new Map<string, FieldCall & { readonly occurrences: Occurrence[] }>();

  of({ key, name, args, occurrences }: SelectedField): FieldCall {
    let call = this.#calls.get(key);
    if (!call) this.#calls.set(key, (call = { key, name, args, occurrences: [] }));
    for (const occurrence of occurrences)
      if (occurrence !== PLAIN || !call.occurrences.includes(PLAIN)) call.occurrences.push(occurrence);
    return call;
  }
}
