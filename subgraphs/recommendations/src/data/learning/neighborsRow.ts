import { NeighborList } from '../../domain/learning/NeighborList.ts';

export interface NeighborsRow {
  readonly bookId: number;
  readonly at: number;
  readonly neighbors: Uint8Array;
}

const ENTRY_BYTES = 8;

/** The list that a row holds: for each neighbor its id and its weight, little-endian. */
export function toNeighborList({ at, neighbors }: Pick<NeighborsRow, 'at' | 'neighbors'>): NeighborList {
  const size = neighbors.byteLength / ENTRY_BYTES;
  const view = new DataView(neighbors.buffer, neighbors.byteOffset, neighbors.byteLength);
  const ids = new Uint32Array(size);
  const weights = new Float32Array(size);
  for (let index = 0; index < size; index += 1) {
    ids[index] = view.getUint32(index * ENTRY_BYTES, true);
    weights[index] = view.getFloat32(index * ENTRY_BYTES + 4, true);
  }
  return new NeighborList(ids, weights, size, at);
}

export function toNeighborsRow(bookId: number, { ids, weights, size, at }: NeighborList): NeighborsRow {
  const neighbors = new Uint8Array(size * ENTRY_BYTES);
  const view = new DataView(neighbors.buffer);
  for (let index = 0; index < size; index += 1) {
    view.setUint32(index * ENTRY_BYTES, ids[index]!, true);
    view.setFloat32(index * ENTRY_BYTES + 4, weights[index]!, true);
  }
  return { bookId, at, neighbors };
}
