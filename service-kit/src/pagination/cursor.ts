import { badUserInput } from '../errors/requestErrors.ts';

/** Makes an opaque cursor of a keyset position: the values of the columns that the list is ordered by. */
export function encodeCursor(position: ReadonlyArray<string | number>): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/**
 * Reads a cursor back.
 *
 * @param length how many values the list's cursors hold
 * @throws BAD_USER_INPUT when it is not one of this list's cursors.
 */
export function decodeCursor(
  cursor: string,
  length: number,
  argumentPath: ReadonlyArray<string | number> = ['after'],
): string[] {
  try {
    const position: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(position) && position.length === length && position.every(isPart)) return position.map(String);
  } catch {
    // Told below: whatever is wrong with it, it is not a cursor of this list.
  }
  throw badUserInput('This is not a cursor of this list.', argumentPath);
}

function isPart(value: unknown): boolean {
  return typeof value === 'string' || Number.isSafeInteger(value);
}
