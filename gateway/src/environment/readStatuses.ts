/** One status, or the first and the last of some (RFC 9110, section 15). */
const RANGE = /^([1-5]\d\d)(?:-([1-5]\d\d))?$/;

/** HTTP statuses out of a text such as `500-599` or `429+502-504`; `none` is no status. Undefined when it is something else. */
export function readStatuses(text: string): ReadonlySet<number> | undefined {
  const statuses = new Set<number>();
  if (text === 'none') return statuses;
  for (const range of text.split('+')) {
    const [, first, last = first] = RANGE.exec(range) ?? [];
    if (Number(first) > Number(last) || first === undefined) return undefined;
    for (let status = Number(first); status <= Number(last); status++) statuses.add(status);
  }
  return statuses;
}
