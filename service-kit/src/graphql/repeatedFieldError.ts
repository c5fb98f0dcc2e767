import { type FieldNode, GraphQLError } from 'graphql';

import type { ErrorCode } from '../errors/ErrorCode.ts';

/**
 * Finds a field that an operation selects under more than one response key although it must not.
 *
 * @param fields the operation's root fields by response key
 * @param rootType the name of their type
 * @param nonRepeatable the coordinates of such fields, such as `Mutation.login`
 * @returns FIELD_NOT_REPEATABLE (400) with the path of the second one; null where none is repeated
 */
export function repeatedFieldError(
  fields: ReadonlyMap<string, FieldNode>,
  rootType: string,
  nonRepeatable: ReadonlySet<string>,
): GraphQLError | null {
  const seen = new Map<string, FieldNode>();
  for (const [key, field] of fields) {
    const coordinate = `${rootType}.${field.name.value}`;
    if (!nonRepeatable.has(coordinate)) continue;
    const first = seen.get(coordinate);
    if (first) {
      return new GraphQLError(`${coordinate} can be selected only once per operation.`, {
        nodes: [first, field],
        path: [key],
        extensions: { code: 'FIELD_NOT_REPEATABLE' satisfies ErrorCode, http: { status: 400 } },
      });
    }
    seen.set(coordinate, field);
  }
  return null;
}
