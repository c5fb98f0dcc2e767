/**
 * The names in a claim such as `scope`: a string of names separated by spaces (RFC 8693, section 4.2), or an array of names.
 * Whatever else a claim has is no name.
 */
export function namesInClaim(claim: unknown): readonly string[] {
  if (typeof claim === 'string') return claim.split(' ').filter(Boolean);
  return Array.isArray(claim) ? claim.filter((name): name is string => typeof name === 'string' && name !== '') : [];
}
