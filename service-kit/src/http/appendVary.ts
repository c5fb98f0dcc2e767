/**
 * Adds request headers to those that a `Vary` header names (RFC 9110, section 12.5.5). Each is named once, whatever its case, and
 * `*`, which stands for all, stays alone.
 */
export function appendVary(vary: string | undefined, names: readonly string[]): string {
  if (names.includes('*')) return '*';
  if (vary === undefined || vary === '') return names.join(', ');
  const named = new Set(vary.split(',').map((name) => name.trim().toLowerCase()));
  if (named.has('*')) return '*';
  const added = names.filter((name) => !named.has(name.toLowerCase()));
  return added.length === 0 ? vary : `${vary}, ${added.join(', ')}`;
}
