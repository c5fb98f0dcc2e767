import {
  type ArgumentModel,
  type DirectiveModel,
  type FieldModel,
  type InterfaceModel,
  type Model,
  namedType,
} from './Model.ts';
import { ModelIndex } from './ModelIndex.ts';
import { SubgraphView } from './SubgraphView.ts';

/** What all members of a model's graph have: the scalar whose values are any JSON. */
export const ANY_JSON = 'Json';

/** Prints the schema that clients see; with `inaccessible`, of all elements. */
export function printMergedSchema(model: Model, { inaccessible }: { readonly inaccessible: boolean }): string {
  const index = new ModelIndex(model);
  const views = model.subgraphs.map((subgraph) => new SubgraphView(model, subgraph, index));
  const shown = (element: { readonly inaccessible: boolean }) => inaccessible || !element.inaccessible;
  const field = (printed: Pick<FieldModel, 'name' | 'type' | 'args'>) =>
    `  ${printed.name}${printArguments(printed.args.filter(shown), '')}: ${printed.type}`;
  const lines: string[] = [];
  const block = (head: string, body: readonly string[]) => lines.push(`${head} {`, ...body, '}');

  for (const object of model.objects.filter(shown)) {
    const interfaces = model.interfaces.filter(
      ({ implementers, in: known }) =>
        implementers.includes(object.name) && known.some((subgraph) => object.in.includes(subgraph)),
    );
    const fields = [...index.fieldsOf(object.name).values()].filter(shown);
    if (fields.length > 0) block(`type ${object.name}${printImplements(interfaces)}`, fields.map(field));
  }
  for (const type of model.interfaces) {
    const known = new Set(
      views.flatMap((view) => (type.in.includes(view.subgraph) ? view.interfaceFields(type.name) : [])),
    );
    const fields = [...type.fields.filter(({ name }) => known.has(name)), ...type.objectFields].filter(shown);
    block(`interface ${type.name}`, fields.map(field));
  }
  for (const { name, members } of model.unions) {
    const visible = [...new Set(Object.values(members).flat())].filter((member) => shown(index.objects.get(member)!));
    lines.push(`union ${name} = ${visible.join(' | ')}`);
  }
  for (const { name, values, inaccessible: hidden } of model.enums)
    block(`enum ${name}`, inaccessible ? values : values.filter((value) => !hidden.includes(value)));
  for (const { name, fields } of model.inputs) block(`input ${name}`, printInputs(fields.filter(shown), ''));
  return [...lines, ...model.directives.map(printDirective), `scalar ${ANY_JSON}`].join('\n');
}

/** Prints the schema of a subgraph. */
export function printSubgraphSchema(model: Model, view: SubgraphView): string {
  const { subgraph, index } = view;
  const hide = ' @inaccessible';
  const lines = [
    'extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@requires", "@provides", ' +
      '"@external", "@shareable", "@override", "@inaccessible", "@interfaceObject"])',
  ];
  const block = (head: string, body: readonly string[]) => lines.push(`${head} {`, ...body, '}');
  const provided = new Set<FieldModel>();
  for (const { name, fields } of model.objects) {
    for (const { type, provides } of [...fields, ...index.fieldsOf(name).values()]) {
      for (const set of Object.values(provides))
        index.walk(namedType(type), set, (owner, field) => void provided.add(index.fieldsOf(owner).get(field)!));
    }
  }

  for (const [name, { keys, fields }] of view.types) {
    const interfaceObject = index.interfaces.get(name);
    const object = index.objects.get(name);
    const interfaces = object?.in.includes(subgraph)
      ? model.interfaces.filter((type) => type.in.includes(subgraph) && type.implementers.includes(name))
      : [];
    const directives =
      keys.map((key) => ` @key(fields: "${key.fields}"${key.resolvable ? '' : ', resolvable: false'})`).join('') +
      (interfaceObject ? ' @interfaceObject' : '') +
      (object?.inaccessible ? hide : '');
    block(
      `type ${name}${printImplements(interfaces)}${directives}`,
      [...fields].map(([fieldName, role]) => {
        const field = index.fieldsOf(name).get(fieldName);
        if (!field) return `  ${printDeclared(interfaceObject!, fieldName)}${role === 'external' ? ' @external' : ''}`;
        const strict = field.strictIn.includes(subgraph) ? '!' : '';
        const shared = role === 'resolved' && (field.owners.length > 1 || provided.has(field));
        const { requires, provides, overrides } = field;
        return [
          `  ${fieldName}${printArguments(field.args, hide)}: ${field.type}${strict}`,
          role === 'external' ? ' @external' : '',
          shared ? ' @shareable' : '',
          role === 'resolved' && requires ? ` @requires(fields: ${JSON.stringify(requires)})` : '',
          role === 'resolved' && provides[subgraph] ? ` @provides(fields: ${JSON.stringify(provides[subgraph])})` : '',
          role === 'resolved' && overrides ? ` @override(from: "${overrides}")` : '',
          field.inaccessible && role !== 'external' ? hide : '',
        ].join('');
      }),
    );
  }
  for (const type of model.interfaces.filter((candidate) => candidate.in.includes(subgraph))) {
    block(
      `interface ${type.name}${type.key ? ` @key(fields: "${type.key}")` : ''}`,
      view.interfaceFields(type.name).map((name) => `  ${printDeclared(type, name)}`),
    );
  }
  for (const { name, members } of model.unions) {
    const here = members[subgraph] ?? [];
    if (here.length > 0) lines.push(`union ${name} = ${here.join(' | ')}`);
  }
  for (const { name, values, inaccessible } of model.enums)
    block(
      `enum ${name}`,
      values.map((value) => `  ${value}${inaccessible.includes(value) ? hide : ''}`),
    );
  for (const { name, fields } of model.inputs) block(`input ${name}`, printInputs(fields, hide));
  return [...lines, ...model.directives.map(printDirective), `scalar ${ANY_JSON}`].join('\n');
}

function printDirective({ name }: DirectiveModel): string {
  const locations = 'FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT | QUERY | MUTATION';
  return `directive @${name}(tag: String!) on ${locations}`;
}

function printDeclared({ fields }: InterfaceModel, name: string): string {
  const { type, args, inaccessible } = fields.find((field) => field.name === name)!;
  return `${name}${printArguments(args, ' @inaccessible')}: ${type}${inaccessible ? ' @inaccessible' : ''}`;
}

function printImplements(interfaces: ReadonlyArray<{ readonly name: string }>): string {
  return interfaces.length > 0 ? ` implements ${interfaces.map(({ name }) => name).join(' & ')}` : '';
}

function printArguments(args: readonly ArgumentModel[], hide: string): string {
  return args.length > 0 ? `(${printInputs(args, hide).join(', ')})` : '';
}

function printInputs(inputs: readonly ArgumentModel[], hide: string): string[] {
  return inputs.map(
    ({ name, type, defaultValue, inaccessible }) =>
      `${name}: ${type}${defaultValue === undefined ? '' : ` = ${defaultValue}`}${inaccessible ? hide : ''}`,
  );
}
