import type { JsonObject } from '../Json.ts';
import type { RepresentationWriter, RepresentationWriters } from './compileRepresentation.ts';

/** Entities of one runtime type: the indices of their representations, by what tells them. */
interface OfType {
  readonly writer: RepresentationWriter;
  readonly byKey: Map<string, number>;
  readonly byText: Map<string, number>;
}

/** The distinct representations of the entities of one execution. */
export class DistinctEntities {
  /** As JSON, in wire text. */
  readonly representations: string[] = [];
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
    if (typeof typename !== 'string') return -1;
    if (typename !== this.#typename) this.#turnTo(typename);
    if (!this.#ofType) return -1;
    const { writer, byKey, byText } = this.#ofType;
    const key = writer.onlyKey === null ? undefined : entity[writer.onlyKey];
    if (typeof key !== 'string') {
      const text = writer.write(entity);
      return text === undefined ? -1 : (byText.get(text) ?? this.#push(text, byText, text));
    }
    return byKey.get(key) ?? this.#push(writer.write(entity)!, byKey, key);
  }

  #push(representation: string, indices: Map<string, number>, key: string): number {
    const index = this.representations.push(representation) - 1;
    indices.set(key, index);
    return index;
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
