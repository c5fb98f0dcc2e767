import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';

/**
 * The form of a telephone number: a string of digits. A JSON number is refused, for it would have lost digits before it came
 * here. Which numbers are valid is the domain's rule, so that an invalid one is told with all other faults of the input.
 */
export const PhoneNumber = new GraphQLScalarType<string, string>({
  name: 'PhoneNumber',
  serialize: (value) => digits(value),
  parseValue: (value) => digits(value),
  parseLiteral: (node) => digits(node.kind === Kind.STRING ? node.value : undefined, node),
});

function digits(value: unknown, node?: ValueNode): string {
  if (typeof value === 'string' && /^\d+$/.test(value)) return value;
  throw new GraphQLError('Invalid Phone Number: it must be a string of digits.', {
    ...(node && { nodes: node }),
    // Tells clients this message, which does not repeat the value.
    extensions: { code: 'BAD_USER_INPUT' },
  });
}
