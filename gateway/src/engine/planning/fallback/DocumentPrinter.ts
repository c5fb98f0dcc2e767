import { type DirectiveNode, Kind, type OperationDefinitionNode, print, visit } from 'graphql';

import type { FederatedTypes } from './FederatedTypes.ts';
import { groupBy } from './groupBy.ts';
import type { Occurrence } from './SelectedField.ts';
import type { FieldDraft, SelectionDraft } from './SelectionDraft.ts';

/** Writes one document for a subgraph. */
export class DocumentPrinter {
  readonly #types: FederatedTypes;
  readonly #variables = new Set<string>();
  readonly #fragments: string[] = [];
  readonly #shared = new Map<SelectionDraft, string>();

  constructor(types: FederatedTypes) {
    this.#types = types;
  }

  /** The client's variables that were written so far. */
  get variables(): readonly string[] {
    return [...this.#variables];
  }

  /**
   * @param root the printed selections
   * @param declared the definitions of variables that are not the client's
   * @param operation the client's, whose directives and variables are printed
   */
  printOperation(
    kind: 'query' | 'mutation',
    root: string,
    declared: readonly string[],
    { variableDefinitions = [], directives }: OperationDefinitionNode,
  ): string {
    const ofOperation = this.#printDirectives(directives);
    const used = variableDefinitions.filter(({ variable }) => this.#variables.has(variable.name.value));
    const variables = [...used.map(print), ...declared].join(', ');
    return [`${kind}${variables && ` (${variables})`}${ofOperation} {${root}}`, ...this.#fragments].join('\n');
  }

  /** Prints what is selected, without braces. */
  printSelections(selection: SelectionDraft): string {
    const parts: string[] = selection.hasTypename ? ['__typename'] : [];
    const groups = groupBy(selection.fields, (field) => (this.#isOfInterface(field, selection) ? '' : field.on.join()));
    for (const fields of groups.values()) {
      const { on } = fields[0]!;
      const isOfInterface = this.#isOfInterface(fields[0]!, selection);
      const printFor = (typename: string, isRepeated: boolean) =>
        fields.map((field) => this.#printField(field, typename, isRepeated)).join(' ');
      if (isOfInterface || on.length === 0) parts.push(printFor(selection.type.name, false));
      else for (const name of on) parts.push(`... on ${name} {${printFor(name, on.length > 1)}}`);
    }
    return parts.length > 0 ? parts.join(' ') : '__typename';
  }

  /** Whether a field is selected of all objects of an interface, and can be selected of the interface itself. */
  #isOfInterface({ on, call, definition }: FieldDraft, { type, isAbstract }: SelectionDraft): boolean {
    const ofInterface = isAbstract ? type.fields.get(call.name) : undefined;
    if (!ofInterface || on.length < type.possibleTypes.size) return false;
    return (
      print(ofInterface.type) === print(definition.type) &&
      [...type.possibleTypes].every((name) => on.includes(name)) &&
      this.#types.hasArguments(
        type.name,
        call.name,
        call.args.map(({ name }) => name.value),
      )
    );
  }

  /** @param isRepeated whether the field is printed for several types, so that what is below it must be printed once */
  #printField({ call, responseKey, below }: FieldDraft, typename: string, isRepeated: boolean): string {
    const { name, args } = call;
    const occurrences = distinct(call.occurrences);
    const printed = args.length > 0 ? `(${args.map(print).join(', ')})` : '';
    for (const { value } of args) this.#useVariables(value);
    const head = `${responseKey === name ? '' : `${responseKey}: `}${name}${printed}`;
    let selections = '';
    if (below) {
      const isShared = isRepeated || occurrences.length > 1;
      selections = ` {${isShared ? `...${this.#shareFragment(below)}` : this.printSelections(below)}}`;
    }
    return occurrences.map((occurrence) => this.#printOccurrence(occurrence, head, selections, typename)).join(' ');
  }

  #printOccurrence({ around, directives }: Occurrence, head: string, selections: string, typename: string): string {
    const field = `${head}${this.#printDirectives(directives)}${selections}`;
    return around.reduceRight((text, fragment) => {
      const printed = this.#printDirectives(fragment.directives);
      if (!fragment.isSpread) return `...${printed} {${text}}`;
      return `...${this.#addFragment(typename, this.#printDirectives(fragment.ofDefinition), text)}${printed}`;
    }, field);
  }

  /** A fragment for what is printed in several places. */
  #shareFragment(selection: SelectionDraft): string {
    let name = this.#shared.get(selection);
    if (name === undefined) {
      name = this.#addFragment(selection.type.name, '', this.printSelections(selection));
      this.#shared.set(selection, name);
    }
    return name;
  }

  #addFragment(typename: string, directives: string, text: string): string {
    const name = `F${this.#fragments.length}`;
    this.#fragments.push(`fragment ${name} on ${typename}${directives} {${text}}`);
    return name;
  }

  #printDirectives(directives: readonly DirectiveNode[] = []): string {
    for (const directive of directives) this.#useVariables(directive);
    return directives.map((directive) => ` ${print(directive)}`).join('');
  }

  #useVariables(node: Parameters<typeof visit>[0]): void {
    visit(node, { [Kind.VARIABLE]: ({ name }: { name: { value: string } }) => void this.#variables.add(name.value) });
  }
}

function distinct(occurrences: readonly Occurrence[]): readonly Occurrence[] {
  if (occurrences.length === 1) return occurrences;
  return [...new Map(occurrences.map((occurrence) => [JSON.stringify(occurrence), occurrence])).values()];
}
