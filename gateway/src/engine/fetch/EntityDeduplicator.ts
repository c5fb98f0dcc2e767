import type { JsonObject } from '../raw-json/Json.ts';
import type { RepresentationWriter, RepresentationWriters } from './compileRepresentation.ts';

/** Entities of one runtime type: the indices of their representations, by what tells them. */
interface OfType {
  readonly writer: RepresentationWriter;
  readonly byKey: Map<string, number>;
  readonly byText: Map<string, number>;
}

/** The distinct representations of the entities of one execution. */
export class EntityDeduplicator {
  /** The representations as a list's items of JSON, in raw JSON: what is appended to one string is copied once. */
  representations = '';
  count = 0;
  /** Whether any entity is not to be asked for. */
  isIncomplete = false;
  readonly #writers: RepresentationWriters;
  readonly #types = new Map<string, OfType | null>();
  /** Entities of one type mostly stand together. */
  #typename: string | undefined;
  #ofType: OfType | null = null;

  constructor(writers: RepresentationWriters) {
    this.#writers = writers;
  }

  /** The index of the entity's representation, or -1 where it is not to be asked for. */
  add(entity: JsonObject): number {
    const typename = entity['__typename'];
    if (typeof typename !== 'string') return this.#leaveOut();
    if (typename !== this.#typename) this.#turnTo(typename);
    if (!this.#ofType) return this.#leaveOut();
    const { writer, byKey, byText } = this.#ofType;
    const key = writer.onlyKey === null ? undefined : entity[writer.onlyKey];
    if (typeof key !== 'string') {
      const text = writer.write(entity);
      return text === undefined ? this.#leaveOut() : (byText.get(text) ?? this.#push(text, byText, text));
    }
    return byKey.get(key) ?? this.#push(writer.write(entity)!, byKey, key);
  }

  #leaveOut(): number {
    this.isIncomplete = true;
    return -1;
  }

  #push(representation: string, indices: Map<string, number>, key: string): number {
    if (this.count > 0) this.representations += ',';
    this.representations += representation;
    indices.set(key, this.count);
    return this.count++;
  }

  #turnTo(typename: string): void {
    let ofType = this.#types.get(typename);
    if (ofType === undefined) {
      const writer = this.#writers(typename);
      ofType = writer && { writer, byKey: new Map(), byText: new Map() };
      this.#types.set(typename, ofType);
    }
    this.#typename = typename;
    this.#ofType = ofType;
  }
}
