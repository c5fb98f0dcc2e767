import { measureOperation } from './measureOperation.ts';
import type { ResolvedOperation } from './ResolvedOperation.ts';

// Measured on operations from ten selections to several hundreds, over object types and over interfaces of twenty types: an
// operation takes less than this, once it is planned, compiled and was answered.
const BYTES_AN_OPERATION = 16 * 1024;
const BYTES_A_SELECTION = 2 * 1024;
const BYTES_A_CHARACTER = 100;

/**
 * How much memory an operation takes while it is known, in bytes: estimated before it is planned, and rather too high. What
 * is compiled for it grows with its selections where fragments are written out, which a short document can have many of.
 */
export function operationWeight(source: string, single: ResolvedOperation): number {
  const { selections } = measureOperation(single);
  return BYTES_AN_OPERATION + selections * BYTES_A_SELECTION + source.length * BYTES_A_CHARACTER;
}
