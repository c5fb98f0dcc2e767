import type { Case } from './Case.ts';

/** The first line of a message without what differs from case to case: names of the graph and of the operation, numbers. */
export function withoutNames(message: string, { model, operation }: Case): string {
  const named = [...model.objects, ...model.interfaces, ...model.unions].map(({ name }) => name);
  const fields = model.objects.flatMap(({ fields: own }) => own.map(({ name }) => name));
  const names = new Set([...model.subgraphs, ...named, ...fields, ...(operation.document.match(NAME) ?? [])]);
  const [line = ''] = message.split('\n');
  return line
    .replaceAll(NAME, (name) => (names.has(name) || names.has(name.replace('alias_', '')) ? '…' : name))
    .replaceAll(/\d+/g, '…')
    .replaceAll(/'[^']*'|…[^ ]*/g, '…')
    .slice(0, 120);
}

const NAME = /[A-Za-z_]\w*/g;
