import { randomBytes } from 'node:crypto';

/**
 * A new UUID of version 7 (RFC 9562, section 5.7). Its text sorts by the millisecond of its making, so that new rows go to the
 * end of a primary key's tree.
 *
 * @param now in milliseconds since 1970
 */
export function uuidV7(now: number = Date.now()): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now, 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
