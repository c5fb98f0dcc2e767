/** Which page of a list is requested. */
export interface PageRequest<Position> {
  /** At most this many items: the first ones in the range, or the last ones. */
  readonly limit: number;
  readonly from: 'start' | 'end';
  /** The range begins after this position (exclusive); null: at the beginning of the list. */
  readonly after: Position | null;
  /** The range ends before this position (exclusive); null: at the end of the list. */
  readonly before: Position | null;
}
