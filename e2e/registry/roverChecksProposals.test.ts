import { beforeAll, expect, test } from '@jest/globals';

import { extension, users } from './support/schemas.ts';
import { describeRover, useRegistry, withRover } from './support/useRegistry.ts';

const registry = useRegistry();

describeRover(withRover, () => {
  beforeAll(async () => {
    await registry.publish('users', users('name: String email: String'));
    await registry.publish('orders', extension('total'));
  });

  test('passes an addition', async () => {
    const { code, data } = await registry.check('users', users('name: String email: String phone: String'));
    expect([code, data.success]).toEqual([0, true]);
    expect(data['tasks']).toMatchObject({
      operations: {
        task_status: 'PASSED',
        changes: [{ code: 'FIELD_ADDED', severity: 'PASS', description: expect.stringContaining('[users]') }],
      },
    });
  });

  test('fails a removal while no operations are known, and says why', async () => {
    const { code, data, error } = await registry.check('users', users('email: String'));
    expect([code, error?.code]).toEqual([1, 'E043']);
    expect(data['tasks']).toMatchObject({
      operations: { task_status: 'FAILED', changes: [{ code: 'FIELD_REMOVED', severity: 'FAIL' }] },
    });
  });

  test('fails what does not compose, with the line and what to do', async () => {
    const { code, error } = await registry.check('orders', extension('name'));
    expect([code, error?.code]).toEqual([1, 'E029']);
    expect(JSON.stringify(error)).toContain('INVALID_FIELD_SHARING');
    expect(JSON.stringify(error)).toMatch(/at orders:2:.*at users:3:.*@shareable/);
  });

  test('a person reads what changed, the verdict, and where to see more', async () => {
    const schema = registry.file('removal.graphql', users('email: String'));
    const { code, output, errors } = await registry.rover([
      'subgraph',
      'check',
      'shop@current',
      '--name',
      'users',
      '--schema',
      schema,
    ]);
    expect(code).toBe(1);
    expect(output).toContain('Operation Check [FAILED]');
    expect(output).toContain('Field "User.name" was removed. [users]');
    expect(output).toContain(`${registry.address()}/check?id=`);
    expect(errors).toContain('error[E043]');
  });

  test('an unknown subgraph is checked as a new one', async () => {
    const { code } = await registry.check('reviews', extension('reviews'));
    expect(code).toBe(0);
  });

  test('checks with a key that may only read', async () => {
    const schema = registry.file('same.graphql', extension('total'));
    const { code } = await registry.rover(
      ['subgraph', 'check', 'shop@current', '--name', 'orders', '--schema', schema],
      registry.keys.read,
    );
    expect(code).toBe(0);
  });
});
