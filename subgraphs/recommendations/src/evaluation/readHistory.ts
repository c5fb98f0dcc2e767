import type { HistoricPurchase, PurchaseHistory } from './PurchaseHistory.ts';

/** What is wrong with a file, a line each. */
export class HistoryError extends Error {
  override name = 'OperatorError';
}

const MOST_FAULTS = 10;
const SECONDS = /^-?\d{1,15}(?:\.\d{1,9})?$/;
const ISO = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;
/** The end of the year 9999, in seconds. */
const LAST_SECOND = 253_402_300_799;
const SECONDS_A_DAY = 86_400;

/**
 * Reads a history from CSV (RFC 4180): a header line `user,item,time`, then a purchase a line. Ids are any text; a time is in seconds
 * since 1970 or in ISO 8601, in UTC where it names no zone. Purchases are put in order of time, at equal times in that of the file.
 *
 * @throws HistoryError that names the lines that are wrong
 */
export function readHistory(text: string): PurchaseHistory {
  const users = new Map<string, number>();
  const items = new Map<string, number>();
  const rows: HistoricPurchase[] = [];
  const faults: string[] = [];
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  lines.forEach((line, index) => {
    if (line.trim() === '') return;
    const row = index === 0 ? readHeader(line) : readRow(line);
    if (typeof row === 'string') faults.push(`line ${index + 1}: ${row}`);
    else if (row) rows.push({ user: numberOf(users, row.user), item: numberOf(items, row.item), at: row.at });
  });
  if (lines[0]?.trim() === '') faults.unshift('line 1: the header user,item,time is missing');
  if (faults.length > 0) {
    const more = faults.length > MOST_FAULTS ? [`… and ${faults.length - MOST_FAULTS} more`] : [];
    throw new HistoryError(
      ['The file is not a purchase history:', ...faults.slice(0, MOST_FAULTS), ...more].join('\n  '),
    );
  }
  return { users: users.size, items: items.size, purchases: withoutRepeats(rows.toSorted((a, b) => a.at - b.at)) };
}

function numberOf(numbers: Map<string, number>, id: string): number {
  const known = numbers.get(id);
  if (known !== undefined) return known;
  numbers.set(id, numbers.size);
  return numbers.size - 1;
}

/** A fault, or null. */
function readHeader(line: string): string | null {
  const fields = splitFields(line)?.map((field) => field.trim().toLowerCase());
  return fields?.join() === 'user,item,time' ? null : 'expected the header user,item,time';
}

/** A fault, or what the line says. */
function readRow(line: string): string | { user: string; item: string; at: number } {
  const fields = splitFields(line)?.map((field) => field.trim());
  if (!fields) return 'a quoted field does not end';
  if (fields.length !== 3) return `expected 3 fields, found ${fields.length}`;
  const [user = '', item = '', time = ''] = fields;
  if (user === '') return 'the user is empty';
  if (item === '') return 'the item is empty';
  const at = readTime(time);
  if (at === null) return 'the time is neither seconds since 1970 nor a date in ISO 8601';
  return { user, item, at };
}

/** In days since 1970. */
function readTime(text: string): number | null {
  const seconds = SECONDS.test(text) ? Number(text) : ISO.test(text) ? parseIso(text) : Number.NaN;
  return Math.abs(seconds) <= LAST_SECOND ? seconds / SECONDS_A_DAY : null;
}

function parseIso(text: string): number {
  const standard = text.replace(' ', 'T').replace(',', '.');
  const isLocal = standard.includes('T') && !/(?:Z|[+-]\d{2}:?\d{2})$/.test(standard);
  return Date.parse(isLocal ? `${standard}Z` : standard) / 1_000;
}

/** The fields of a line; null when a quoted one does not end. */
function splitFields(line: string): string[] | null {
  if (!line.includes('"')) return line.split(',');
  const fields: string[] = [];
  for (let at = 0; ;) {
    if (line[at] !== '"') {
      const end = line.indexOf(',', at);
      fields.push(line.slice(at, end < 0 ? undefined : end));
      if (end < 0) return fields;
      at = end + 1;
      continue;
    }
    let field = '';
    for (at += 1; ; at += 2) {
      const quote = line.indexOf('"', at);
      if (quote < 0) return null;
      field += line.slice(at, quote);
      at = quote;
      if (line[quote + 1] !== '"') break;
      field += '"';
    }
    fields.push(field);
    if (at + 1 >= line.length) return fields;
    if (line[at + 1] !== ',') return null;
    at += 2;
  }
}

function withoutRepeats(purchases: readonly HistoricPurchase[]): HistoricPurchase[] {
  const seen = new Set<string>();
  return purchases.filter(({ user, item }) => {
    const pair = `${user} ${item}`;
    if (seen.has(pair)) return false;
    seen.add(pair);
    return true;
  });
}
