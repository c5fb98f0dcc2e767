import { mkdirSync } from 'node:fs';
import path from 'node:path';

import { beforeAll, expect, test } from '@jest/globals';

import { users } from './support/schemas.ts';
import { describeRover, useRegistry, withRover } from './support/useRegistry.ts';

const registry = useRegistry();

const check = (name: string, operation: string) => {
  const folder = path.dirname(registry.file('anything', ''));
  mkdirSync(path.join(folder, name));
  registry.file(`${name}/operation.graphql`, operation);
  return registry.roverJson(['client', 'check', 'shop@current', '--root-dir', path.join(folder, name)]);
};

describeRover(withRover, () => {
  beforeAll(async () => {
    await registry.publish('users', users('name: String old: Int @deprecated(reason: "gone")'));
  });

  test('passes a client whose operations are valid', async () => {
    expect(await check('valid', 'query Account { me { name } }')).toMatchObject({ code: 0 });
  });

  test('fails a client that asks for what is not served, with the reason', async () => {
    const outcome = await check('invalid', 'query Account { me { nothing } }');
    expect([outcome.code, JSON.stringify(outcome)]).toEqual([1, expect.stringContaining('Cannot query field')]);
  });

  test('warns of what is deprecated', async () => {
    expect(JSON.stringify(await check('deprecated', 'query Account { me { old } }'))).toContain('User.old');
  });
});
