import { type GraphQLType, isListType, isNamedType, isNonNullType } from 'graphql';

/** Whether clients that expect values of the old type can read those of the new one: equal, or with more non-null. */
export function isSafeForOutput(before: GraphQLType, after: GraphQLType): boolean {
  if (isNonNullType(after)) return isSafeForOutput(isNonNullType(before) ? before.ofType : before, after.ofType);
  if (isNonNullType(before)) return false;
  if (isListType(before)) return isListType(after) && isSafeForOutput(before.ofType, after.ofType);
  return isNamedType(before) && isNamedType(after) && before.name === after.name;
}

/** Whether values that clients send for the old type are accepted for the new one: equal, with less non-null, or a list of it. */
export function isSafeForInput(before: GraphQLType, after: GraphQLType): boolean {
  if (isNonNullType(before)) return isSafeForInput(before.ofType, isNonNullType(after) ? after.ofType : after);
  if (isNonNullType(after)) return false;
  if (isListType(before)) return isListType(after) && isSafeForInput(before.ofType, after.ofType);
  return isNamedType(before) && isNamedType(after) && before.name === after.name;
}

/** Whether the only difference is that null, or absence, is not accepted any more. */
export function isOnlyStricter(before: GraphQLType, after: GraphQLType): boolean {
  return !isNonNullType(before) && isNonNullType(after) && isSafeForInput(before, after.ofType);
}
