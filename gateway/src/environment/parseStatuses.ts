/** One status, or the first and last of a range (RFC 9110, section 15). */
const RANGE = /^([1-5]\d\d)(?:-([1-5]\d\d))?$/;

/** Parses HTTP statuses such as `500-599`, `429+502-504` or `none`. Returns undefined for another text. */
export function parseStatuses(text: string): ReadonlySet<number> | undefined {
  const statuses = new Set<number>();
  if (text === 'none') return statuses;
  for (const range of text.split('+')) {
    const [, first, last = first] = RANGE.exec(range) ?? [];
    if (Number(first) > Number(last) || first === undefined) return undefined;
    for (let status = Number(first); status <= Number(last); status++) statuses.add(status);
  }
  return statuses;
}
