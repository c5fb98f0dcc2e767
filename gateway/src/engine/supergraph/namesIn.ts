/** The names in a text of GraphQL, and whatever else looks like one (GraphQL specification, section 2.1.9). */
export function namesIn(text: string): string[] {
  return text.match(/[_A-Za-z][_0-9A-Za-z]*/g) ?? [];
}
