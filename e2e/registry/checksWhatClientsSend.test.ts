import { beforeAll, describe, expect, test } from '@jest/globals';

import { extension, users } from './support/schemas.ts';
import { describeRover, useRegistry, withRover } from './support/useRegistry.ts';

const registry = useRegistry();

const report = (body: unknown, key = registry.keys.read) =>
  fetch(`${registry.address()}/usage`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': key },
    body: JSON.stringify(body),
  });

const operation = (body: string, requests = 1) => ({ body, client: 'web', version: '1.2', requests });

const page = (path: string, key = registry.keys.read) =>
  fetch(`${registry.address()}${path}`, {
    headers: { authorization: `Basic ${Buffer.from(`me:${key}`).toString('base64')}` },
  });

describeRover(withRover, () => {
  beforeAll(async () => {
    await registry.publish(
      'users',
      users('name(style: String): String email: String old: Int @deprecated(reason: "gone")'),
    );
    await registry.publish('orders', extension('total'));
    const response = await report({
      ref: 'shop@current',
      operations: [
        operation('query Account { me { name(style: "very-secret") } }', 40),
        operation('query Account { me { name(style: "another-secret") } }', 2),
        operation('query Old { me { old } }'),
        operation('no operation'),
      ],
    });
    expect(await response.json()).toEqual({ recorded: 3, ignored: 1 });
  });

  test('a removal that nobody used passes and says so', async () => {
    const { code, data } = await registry.check(
      'users',
      users('name(style: String): String old: Int @deprecated(reason: "gone")'),
    );
    expect(code).toBe(0);
    expect(data['tasks']).toMatchObject({
      operations: {
        changes: [
          {
            code: 'FIELD_REMOVED',
            severity: 'PASS',
            description: expect.stringContaining('not used by any of 2 operations'),
          },
        ],
      },
    });
  });

  test('a removal that a client used fails with the operation, the client and its requests', async () => {
    const { code, data, error } = await registry.check('users', users('email: String'));
    expect([code, error?.code]).toEqual([1, 'E043']);
    const text = JSON.stringify(data);
    expect(text).toContain(
      'Field \\"User.name\\" was removed. [users] breaks 1 operation: Account by web 1.2 (42 requests',
    );
  });

  test('values of operations are stored nowhere', async () => {
    const shown = await (await page('/variant?ref=shop%40current')).text();
    expect(shown).toContain('Account');
    expect(shown).not.toContain('secret');
  });

  describe('the pages', () => {
    test('lead from the graph to a launch with its changes', async () => {
      expect(await (await page('/')).text()).toContain('href="/variant?ref=shop%40current"');
      const shown = await (await page('/variant?ref=shop%40current')).text();
      expect(shown).toContain('href="/launch?ref=shop%40current&amp;number=2"');
      const launch = await (await page('/launch?ref=shop%40current&number=2')).text();
      expect(launch).toContain('Field &quot;User.total&quot; was added.');
    });

    test('show where rover links to what a check found, and who still uses what is deprecated', async () => {
      const { code, data } = await registry.check('users', users('email: String old: Int @deprecated(reason: "gone")'));
      expect(code).toBe(1);
      const path = /http:\/\/[^/"]+(\/check\?id=[0-9a-f-]+)/.exec(JSON.stringify(data))?.[1];
      const shown = await (await page(path!)).text();
      expect(shown).toContain('FAILED: 1 breaking change');
      expect(shown).toContain('broken: Account web 1.2 (42 requests');
      expect(shown).toContain('User.old');
    });

    test('run no script and load nothing', async () => {
      const { headers } = await page('/');
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    });

    test('ask for a key, and show the graph of that key only', async () => {
      const response = await fetch(`${registry.address()}/`);
      expect([response.status, response.headers.get('www-authenticate')]).toEqual([
        401,
        expect.stringContaining('Basic'),
      ]);
      const other = (await registry.manage('create-key', 'other', 'ci', 'publish')).output.trim();
      expect((await page('/variant?ref=shop%40current', other)).status).toBe(404);
    });

    test.each([
      '/launch?ref=shop%40current&number=99',
      '/launch?ref=shop%40current&number=x',
      '/check?id=nothing',
      '/variant',
    ])('%s is not found', async (path) => {
      expect((await page(path)).status).toBe(404);
    });

    test('show what others wrote as text', async () => {
      await registry.publish('users', users(`"<script>alert(1)</script>" email: String`));
      const shown = await (await page('/launch?ref=shop%40current&number=3')).text();
      expect(shown).toContain('&lt;script&gt;');
      expect(shown).not.toContain('<script>');
    });
  });

  test.each([
    [{}, 400],
    [{ ref: 'shop@current', operations: [{ body: 1, requests: 1 }] }, 400],
    [{ ref: 'shop@current', operations: [{ body: '{ me { id } }', requests: -1 }] }, 400],
    [{ ref: 'shop@nowhere', operations: [] }, 404],
    [{ ref: 'other@current', operations: [] }, 404],
  ])('the report %j is refused', async (body, status) => {
    expect((await report(body)).status).toBe(status);
  });

  test('a report with a wrong key is refused', async () => {
    expect((await report({ ref: 'shop@current', operations: [] }, 'service:shop:wrong')).status).toBe(401);
  });
});
