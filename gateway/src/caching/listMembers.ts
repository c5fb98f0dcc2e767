/** A member of a list header, such as `max-age=60`. */
export interface ListMember {
  /** In lower case. */
  readonly name: string;
  /** The text after `=`, without quotes; null without `=`. */
  readonly argument: string | null;
}

/** A token (RFC 9110, section 5.6.2), in lower case. */
const TOKEN = /^[!#$%&'*+.^_`|~\da-z-]+$/;

/**
 * Parses a list of tokens with optional arguments, which may be quoted strings (RFC 9110, sections 5.6.1 and 5.6.4), in one pass.
 * Skips empty members.
 *
 * @returns null if it is malformed: a quoted string is not closed, or a name is not a token
 */
export function listMembers(header: string): ListMember[] | null {
  const members: ListMember[] = [];
  for (let at = 0; at < header.length; at += 1) {
    const end = endOfMember(header, at);
    if (end === null) return null;
    const member = header.slice(at, end).trim();
    at = end;
    if (member === '') continue;
    const sign = member.indexOf('=');
    const name = (sign < 0 ? member : member.slice(0, sign)).trim().toLowerCase();
    if (!TOKEN.test(name)) return null;
    members.push({ name, argument: sign < 0 ? null : unquoted(member.slice(sign + 1)) });
  }
  return members;
}

/** The index of the next comma, or the end of the header; null if a quoted string is not closed. */
function endOfMember(header: string, start: number): number | null {
  let isQuoted = false;
  for (let at = start; at < header.length; at += 1) {
    const character = header[at];
    if (character === '"') isQuoted = !isQuoted;
    else if (isQuoted && character === '\\') at += 1;
    else if (!isQuoted && character === ',') return at;
  }
  return isQuoted ? null : header.length;
}

function unquoted(argument: string): string {
  const isQuoted = argument.length >= 2 && argument.startsWith('"') && argument.endsWith('"');
  return isQuoted ? argument.slice(1, -1) : argument;
}
