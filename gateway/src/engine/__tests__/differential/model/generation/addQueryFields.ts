import type { Random } from '../../Random.ts';
import { isUsable, wrap } from './chooseType.ts';
import { createField } from './createField.ts';
import type { Draft } from './Draft.ts';

/** Adds fields of type `Query` to objects, as mutation payloads have them. They come last, so that nothing requires them. */
export function addQueryFields(draft: Draft, random: Random): void {
  const query = draft.objects.find(({ name }) => name === 'Query')!;
  const candidates = draft.objects.filter(({ name }) => name !== 'Mutation' && name !== 'Org');
  for (const object of random.some(candidates, 1, 3)) {
    const able = object.in.filter((subgraph) => query.in.includes(subgraph));
    if (able.length === 0 || (object.kind === 'value' && able.length < object.in.length)) continue;
    if (object.kind === 'value' && !isUsable(draft, object.name, object.in)) continue;
    const owners = object.kind === 'value' ? [...object.in] : random.some(able, 1, 2);
    object.fields.push(createField('query', wrap(random, 'Query'), owners));
  }
  const mutation = draft.objects.find(({ name }) => name === 'Mutation');
  const able = mutation?.in.filter((subgraph) => query.in.includes(subgraph)) ?? [];
  if (mutation && able.length > 0)
    mutation.fields.push(createField('touch', wrap(random, 'Query'), [random.pick(able)], { data: 'counts' }));
}
