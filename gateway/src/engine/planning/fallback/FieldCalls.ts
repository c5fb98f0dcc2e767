import { PLAIN, type Occurrence, type SelectedField } from './SelectedField.ts';
import type { FieldCall } from './SelectionDraft.ts';

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
