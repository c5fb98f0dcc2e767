import { describe, expect, test } from '@jest/globals';

import { DEFAULT_LINT_LEVELS, type LintRule } from '../lint/LintRule.ts';
import { lintSchema, newViolations } from '../lint/lintSchema.ts';

const strict = Object.fromEntries(Object.keys(DEFAULT_LINT_LEVELS).map((rule) => [rule, 'ERROR'])) as never;

const cases: ReadonlyArray<readonly [LintRule, violating: string, coordinate: string]> = [
  ['DOES_NOT_PARSE', 'type {', ''],
  ['FIELD_NAMES_SHOULD_BE_CAMEL_CASE', 'type Query { First_name: Int }', 'Query.First_name'],
  ['RESTY_FIELD_NAMES', 'type Query { getUsers: Int }', 'Query.getUsers'],
  ['TYPE_NAMES_SHOULD_BE_PASCAL_CASE', 'type book { id: ID }', 'book'],
  ['ENUM_VALUES_SHOULD_BE_SCREAMING_SNAKE_CASE', 'enum State { on }', 'State.on'],
  ['INPUT_ARGUMENT_NAMES_SHOULD_BE_CAMEL_CASE', 'type Query { user(User_id: ID): Int }', 'Query.user(User_id:)'],
  ['DIRECTIVE_NAMES_SHOULD_BE_CAMEL_CASE', 'directive @Shout on FIELD', '@Shout'],
  ['TYPE_PREFIX', 'type TypeBook { id: ID }', 'TypeBook'],
  ['TYPE_SUFFIX', 'type BookType { id: ID }', 'BookType'],
  ['OBJECT_PREFIX', 'type ObjectBook { id: ID }', 'ObjectBook'],
  ['OBJECT_SUFFIX', 'type BookObject { id: ID }', 'BookObject'],
  ['INTERFACE_PREFIX', 'interface InterfaceNode { id: ID }', 'InterfaceNode'],
  ['INTERFACE_SUFFIX', 'interface NodeInterface { id: ID }', 'NodeInterface'],
  ['INPUT_TYPE_SUFFIX', 'input Find { id: ID }', 'Find'],
  ['ENUM_PREFIX', 'enum EnumState { ON }', 'EnumState'],
  ['ENUM_SUFFIX', 'enum StateEnum { ON }', 'StateEnum'],
  ['ENUM_USED_AS_INPUT_WITHOUT_SUFFIX', 'type Query { a(s: State): Int } enum State { ON }', 'State'],
  ['ENUM_USED_AS_OUTPUT_DESPITE_SUFFIX', 'type Query { a: StateInput } enum StateInput { ON }', 'StateInput'],
  ['DEPRECATED_DIRECTIVE_MISSING_REASON', 'type Query { a: Int @deprecated }', 'Query.a'],
  ['DEPRECATED_DIRECTIVE_MISSING_REASON', 'type Query { a(b: Int @deprecated(reason: " ")): Int }', 'Query.a(b:)'],
  ['DEFINED_TYPES_ARE_UNUSED', 'type Query { a: Int } type Lost { b: Int }', 'Lost'],
  ['ALL_ELEMENTS_REQUIRE_DESCRIPTION', 'type Query { a: Int }', 'Query.a'],
  ['QUERY_DOCUMENT_DECLARATION', 'schema { mutation: M } type M { a: Int }', 'schema'],
  ['CONTACT_DIRECTIVE_MISSING', 'type Query { a: Int }', 'schema'],
];

describe.each(cases)('%s', (rule, sdl, coordinate) => {
  test(`finds ${sdl}`, () => {
    expect(lintSchema(sdl, strict)).toContainEqual(expect.objectContaining({ rule, coordinate, level: 'ERROR' }));
  });

  test('finds nothing in a schema that keeps the rules', () => {
    const kept =
      '"What can be asked." type Query { "The books." books("How many." first: Int): [Book!] ' +
      '"Old." old: Int @deprecated(reason: "Use books.") } ' +
      '"A book." type Book { "The id." bookId: ID } "What can be done." type Mutation { "Adds." getBook("What." input: AddInput): Int } ' +
      '"What." input AddInput { "The title." title: String } extend schema @contact(name: "us")';
    expect(lintSchema(kept, strict).filter((diagnostic) => diagnostic.rule === rule)).toEqual([]);
  });
});

test('a violation has its place', () => {
  const diagnostic = lintSchema('type Query {\n  "é"\n  getA: Int\n}').find(({ rule }) => rule === 'RESTY_FIELD_NAMES');
  expect(diagnostic).toMatchObject({ start: { line: 3, column: 3, byteOffset: 22 }, end: { line: 3, column: 7 } });
});

test('what the base violates already is no news, also where it moved', () => {
  const base = 'type Query { getA: Int }';
  const proposed = 'type Query {\n\n  getA: Int getB: Int }';
  expect(newViolations(proposed, base).map(({ coordinate }) => coordinate)).toEqual(['Query.getB']);
  expect(newViolations(proposed, null)).toHaveLength(2);
});
