import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';

/** Digits; the domain decides which are a valid number. */
export const PhoneNumber = textScalar('PhoneNumber');

/** An e-mail address; the domain decides which are valid. */
export const EmailAddress = textScalar('EmailAddress');

/**
 * A scalar that accepts every string: whether it is valid is the domain's rule, so that an invalid value is reported together with
 * all other issues of the input. A JSON number is rejected: it may have lost digits before it came here.
 */
function textScalar(name: string): GraphQLScalarType<string, string> {
  function readText(value: unknown, node?: ValueNode): string {
    if (typeof value === 'string') return value;
    // With a code of its own, an error's message is shown to clients; it does not repeat the value.
    const extensions = { code: 'BAD_USER_INPUT' };
    throw new GraphQLError(`${name} must be a string.`, { ...(node && { nodes: node }), extensions });
  }
  return new GraphQLScalarType({
    name,
    serialize: (value) => readText(value),
    parseValue: (value) => readText(value),
    parseLiteral: (node) => readText(node.kind === Kind.STRING ? node.value : undefined, node),
  });
}
