import type { JsonObject } from '../raw-json/Json.ts';
import type { RepresentationWriter, RepresentationWriters } from './compileRepresentation.ts';

/** The distinct representations of entities. */
export interface DistinctEntities {
  /** For each entity the index of its representation, or -1 where it is not sent. */
  readonly indices: readonly number[];
  /** The representations as items of a JSON list, in raw JSON. */
  readonly representations: string;
  /** The number of representations. */
  readonly count: number;
  /** Whether any entity is not sent. */
  readonly isIncomplete: boolean;
}

/** Equal entities are sent once. */
export function deduplicateEntities(entities: readonly JsonObject[], writers: RepresentationWriters): DistinctEntities {
  if (entities.length === 1) return writeOne(entities[0]!, writers);
  const distinct = new EntityDeduplicator(writers);
  const indices: number[] = [];
  for (const entity of entities) indices.push(distinct.add(entity));
  const { representations, count, isIncomplete } = distinct;
  return { indices, representations, count, isIncomplete };
}

function writeOne(entity: JsonObject, writers: RepresentationWriters): DistinctEntities {
  const typename = entity['__typename'];
  const representation = typeof typename === 'string' ? writers(typename)?.write(entity) : undefined;
  return representation === undefined
    ? { indices: [-1], representations: '', count: 0, isIncomplete: true }
    : { indices: [0], representations: representation, count: 1, isIncomplete: false };
}

/** Entities of one runtime type: the indices of their representations, by key or by text. */
interface EntitiesOfType {
  readonly writer: RepresentationWriter;
  readonly byKey: Map<string, number>;
  readonly byText: Map<string, number>;
}

class EntityDeduplicator {
  /** Text that is only ever appended to is copied once. */
  representations = '';
  count = 0;
  isIncomplete = false;
  readonly #writers: RepresentationWriters;
  readonly #types = new Map<string, EntitiesOfType | null>();
  /** Entities of one type mostly come one after the other. */
  #typename: string | undefined;
  #ofType: EntitiesOfType | null = null;

  constructor(writers: RepresentationWriters) {
    this.#writers = writers;
  }

  /** The index of the entity's representation, or -1 where it is not sent. */
  add(entity: JsonObject): number {
    const typename = entity['__typename'];
    if (typeof typename !== 'string') return this.#skip();
    if (typename !== this.#typename) this.#selectType(typename);
    if (!this.#ofType) return this.#skip();
    const { writer, byKey, byText } = this.#ofType;
    const key = writer.onlyKey === null ? undefined : entity[writer.onlyKey];
    if (typeof key !== 'string') {
      const text = writer.write(entity);
      return text === undefined ? this.#skip() : (byText.get(text) ?? this.#append(text, byText, text));
    }
    return byKey.get(key) ?? this.#append(writer.write(entity)!, byKey, key);
  }

  #skip(): number {
    this.isIncomplete = true;
    return -1;
  }

  #append(representation: string, indices: Map<string, number>, key: string): number {
    if (this.count > 0) this.representations += ',';
    this.representations += representation;
    indices.set(key, this.count);
    return this.count++;
  }

  #selectType(typename: string): void {
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
