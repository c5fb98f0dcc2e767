/** The longest name that a message, a log line or a metric repeats, in characters. GraphQL itself sets no limit. */
const LONGEST_NAME = 100;

/** A text from outside as it may be repeated: its beginning, where it is longer than `length` characters. */
export function cut(text: string, length = LONGEST_NAME): string {
  return text.length <= length ? text : `${text.slice(0, length)}…`;
}
