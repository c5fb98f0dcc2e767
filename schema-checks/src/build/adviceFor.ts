/** What to do about the errors of composition that people meet most. */
const ADVICE: Readonly<Record<string, string>> = {
  INVALID_FIELD_SHARING:
    'Mark the field @shareable in every subgraph that resolves it, or resolve it in one subgraph only (@external or @override elsewhere).',
  FIELD_TYPE_MISMATCH:
    'Give the field compatible types in all subgraphs: the same named type, nullable where one of them is.',
  FIELD_ARGUMENT_TYPE_MISMATCH: 'Give the argument the same type in all subgraphs.',
  FIELD_ARGUMENT_DEFAULT_MISMATCH: 'Give the argument the same default value in all subgraphs.',
  INPUT_FIELD_DEFAULT_MISMATCH: 'Give the input field the same default value in all subgraphs.',
  REQUIRED_ARGUMENT_MISSING_IN_SOME_SUBGRAPH:
    'Add the argument in every subgraph that defines the field, or make it optional.',
  REQUIRED_INPUT_FIELD_MISSING_IN_SOME_SUBGRAPH:
    'Add the input field in every subgraph that defines the type, or make it optional.',
  ENUM_VALUE_MISMATCH:
    'The enum is used for input and output: give it the same values in all subgraphs. Add a new value with @inaccessible first.',
  EMPTY_MERGED_ENUM_TYPE: 'Give the enum at least one value that all subgraphs have.',
  EMPTY_MERGED_INPUT_TYPE: 'Give the input object at least one field that all subgraphs have.',
  TYPE_KIND_MISMATCH:
    'Define the type with the same kind (object, interface, …) in all subgraphs, or rename one of them.',
  SATISFIABILITY_ERROR:
    'Make the field reachable: give its type a @key that both subgraphs share, or resolve the field in each subgraph that returns the type.',
  KEY_INVALID_FIELDS: 'Name only fields of the type itself in @key(fields:).',
  REQUIRES_INVALID_FIELDS: 'Name only fields that the type has, marked @external, in @requires(fields:).',
  PROVIDES_INVALID_FIELDS: 'Name only fields of the returned type in @provides(fields:).',
  EXTERNAL_UNUSED: 'Remove the @external field, or use it in @key, @requires or @provides.',
  EXTERNAL_MISSING_ON_BASE: 'Define the field without @external in the subgraph that resolves it.',
  EXTERNAL_TYPE_MISMATCH: 'Give the @external field the type that it has where it is resolved.',
  OVERRIDE_FROM_SELF_ERROR: 'Name another subgraph in @override(from:).',
  OVERRIDE_SOURCE_HAS_OVERRIDE: 'Only one subgraph may take over a field: remove one of the @override directives.',
  INTERFACE_FIELD_NO_IMPLEM: 'Define the field on every type that implements the interface, in some subgraph.',
  EXTENSION_WITH_NO_BASE: 'Define the type in some subgraph without `extend`.',
  UNKNOWN_FEDERATION_LINK_VERSION: 'Link a version of federation that exists, such as v2.9.',
  INVALID_LINK_DIRECTIVE_USAGE: 'Correct the @link directive: the URL and the imported names.',
  INVALID_GRAPHQL: 'Correct the schema at this place.',
  NO_QUERIES: 'Define at least one field of Query in some subgraph.',
  ROOT_QUERY_USED: 'Rename the type Query, or make it the query root.',
  ONLY_INACCESSIBLE_CHILDREN: 'Leave at least one member of the type accessible, or mark the whole type @inaccessible.',
  REFERENCED_INACCESSIBLE:
    'Mark what refers to the inaccessible element @inaccessible too, or make the element accessible.',
  DIRECTIVE_COMPOSITION_ERROR: 'Make the definitions of the composed directive agree.',
};

/** What to do about an error of composition. */
export function adviceFor(code: string): string {
  return ADVICE[code] ?? 'Change one of the subgraphs so that they agree.';
}
