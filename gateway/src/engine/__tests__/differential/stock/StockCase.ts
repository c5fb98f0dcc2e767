import {
  type DocumentNode,
  type FieldNode,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
  visit,
} from 'graphql';

import type { Answer } from '../checking/Answer.ts';
import type { Verdict } from '../checking/checkCase.ts';
import type { Asked } from '../checking/GraphUnderTest.ts';
import type { Graph } from '../model/Graph.ts';
import type { FieldModel } from '../model/Model.ts';
import type { Operation } from '../operations/Operation.ts';
import { broughtPaths } from './broughtPaths.ts';
import type { Path } from './Oddity.ts';
import { type PlacedField, selectionsAt } from './selectionsAt.ts';

/** What stock was asked and did, and what those who explain it want to know. */
export class StockCase {
  readonly answer: Answer;
  readonly oracle: Answer;
  readonly #graph: Graph;
  readonly #operation: Operation;
  readonly #requests: readonly Asked[];
  readonly #misinformed: ReadonlySet<string>;
  readonly #document: DocumentNode;

  constructor(graph: Graph, operation: Operation, { answer, oracle, requests, misinformed }: Verdict) {
    this.answer = answer ?? { data: null, errors: [] };
    this.oracle = oracle;
    this.#graph = graph;
    this.#operation = operation;
    this.#requests = requests;
    this.#misinformed = new Set(misinformed);
    this.#document = parse(operation.document, { noLocation: true });
  }

  /** Whether a place is that of a field that changes with the mutations that ran before it. */
  isCounted(path: Path): boolean {
    const counted = this.#namesOf(({ data }) => data === 'reads' || data === 'counts');
    return this.#operation.document.startsWith('mutation') && this.#isOf(path, counted);
  }

  /** Whether a place is that of a field, or below it, that was resolved with other values than it requires. */
  isMisinformed(path: Path): boolean {
    return this.#isWithin(path, this.#misinformed);
  }

  /** Whether a place is that of a field, or below it, that others require with certain arguments. */
  isRequiredWithArguments(path: Path): boolean {
    const { inFieldSets } = this.#graph.index;
    return this.#isWithin(
      path,
      new Set([...inFieldSets].filter(({ args }) => args.length > 0).map(({ name }) => name)),
    );
  }

  /** Whether all selections of a place stand in a fragment that is within another one, on a type that is not one of its own. */
  isNarrowed(path: Path): boolean {
    const isNarrowing = (conditions: readonly string[]) =>
      conditions.some((condition, at) => at > 0 && !this.#isWider(condition, conditions[at - 1]!));
    return this.#selectionsAt(path).every(({ conditions }) => conditions.some(isNarrowing));
  }

  /** Whether no request asks for what belongs at a place. */
  isBroughtByNone(path: Path): boolean {
    const keys = path.filter((step) => typeof step === 'string');
    const ways = keys.map((_, at) => keys.slice(at).join('.'));
    return this.#requests.every((request) => {
      const brought = broughtPaths(request);
      return !ways.some((way, at) => (at === 0 || request.query.includes('_entities')) && brought.has(way));
    });
  }

  /** Whether entities were asked for that are known as an interface object only. */
  get involvesInterfaceObject(): boolean {
    return this.#graph.model.interfaces.some(({ name, objectIn }) => {
      const pattern = new RegExp(`on ${name}[^{]*{[^}]*__typename`);
      return (
        objectIn.length > 0 &&
        this.#requests.some((request) => pattern.test(request.query) || sentTypes(request).includes(name))
      );
    });
  }

  /** Whether a subgraph was sent entities by the name of their type where it knows them as an interface object. */
  get namesTypeOfInterfaceObject(): boolean {
    return this.#graph.model.interfaces.some(({ objectIn, implementers }) =>
      this.#requests.some(
        (request) =>
          objectIn.includes(request.subgraph) && sentTypes(request).some((type) => implementers.includes(type)),
      ),
    );
  }

  /** Whether a place is under an alias that is the name of another field, one that a key or `@requires` has. */
  isUnderAliasOfKey(path: Path): boolean {
    return path.some((step, at) => {
      const isAlias = ({ node }: PlacedField) => isAliasOf(node, this.#keys);
      return this.#keys.has(String(step)) && this.#selectionsAt(path.slice(0, at + 1)).some(isAlias);
    });
  }

  /** Whether the operation has any such alias. */
  get hasAliasOfKey(): boolean {
    let has = false;
    visit(this.#document, { [Kind.FIELD]: (node: FieldNode) => void (has ||= isAliasOf(node, this.#keys)) });
    return has;
  }

  /** Whether the planner has given a key another name, by which nobody finds it. */
  get renamesKeys(): boolean {
    return this.#requests.some(({ query }) =>
      [...query.matchAll(/__alias_\d+:(\w+)/g)].some(([, name]) => this.#keys.has(name!)),
    );
  }

  get #keys(): ReadonlySet<string> {
    return new Set([...this.#graph.index.inFieldSets].map(({ name }) => name));
  }

  #namesOf(isMeant: (field: FieldModel) => boolean): ReadonlySet<string> {
    return new Set(this.#graph.model.objects.flatMap(({ fields }) => fields.filter(isMeant).map(({ name }) => name)));
  }

  #isOf(path: Path, names: ReadonlySet<string>): boolean {
    return this.#selectionsAt(path).some(({ node }) => names.has(node.name.value));
  }

  #isWithin(path: Path, names: ReadonlySet<string>): boolean {
    return path.some((_, at) => this.#isOf(path.slice(0, at + 1), names));
  }

  #isWider(wider: string, narrower: string): boolean {
    const { apiSchema } = this.#graph;
    const [type, other] = [apiSchema.getType(wider), apiSchema.getType(narrower)];
    if (type === other) return true;
    return isAbstractType(type) && (isObjectType(other) || isInterfaceType(other)) && apiSchema.isSubType(type, other);
  }

  #selectionsAt(path: Path): readonly PlacedField[] {
    return selectionsAt(this.#document, this.#operation, path);
  }
}

/** The types of the entities that a request is about. */
function sentTypes({ variables }: Asked): string[] {
  const representations = variables?.['representations'];
  if (!Array.isArray(representations)) return [];
  return representations.map((one: { __typename?: string } | null) => one?.__typename ?? '');
}

function isAliasOf({ alias, name }: FieldNode, names: ReadonlySet<string>): boolean {
  return alias !== undefined && alias.value !== name.value && names.has(alias.value);
}
