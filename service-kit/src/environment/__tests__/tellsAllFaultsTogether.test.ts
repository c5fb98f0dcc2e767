import { expect, test } from '@jest/globals';

import { z } from 'zod';

import { databaseVariables, serviceVariables } from '../commonVariables.ts';
import { EnvironmentError, parseEnvironment } from '../parseEnvironment.ts';

const variables = { ...serviceVariables, ...databaseVariables };

test('every fault is told in one message, and no value', () => {
  const faulty = { PORT: '70000', NODE_ENV: 'prod', DATABASE_URL: '', HOST: '' };
  let message = '';
  try {
    parseEnvironment(variables, { source: { ...faulty, DATABASE_POOL_SIZE: 's3cret' } });
  } catch (error) {
    if (error instanceof EnvironmentError) message = error.message;
  }
  expect(message).toMatch(/PORT: .*65535/);
  expect(message).toMatch(/NODE_ENV: /);
  expect(message).toMatch(/DATABASE_URL: is required/);
  expect(message).not.toContain('s3cret');
});

test('production is the default', () => {
  const environment = parseEnvironment(variables, {
    source: { PORT: '1', DATABASE_URL: 'mysql://user:password@host/database' },
  });
  expect(environment).toMatchObject({ NODE_ENV: 'production', HOST: '127.0.0.1', PORT: 1 });
});

test('what means something only together is given together, or not at all', () => {
  const pair = { A: z.string().optional(), B: z.string().optional() };
  const parse = (source: Record<string, string>) => parseEnvironment(pair, { groups: [['A', 'B']], source });
  expect(parse({})).toEqual({});
  expect(parse({ A: '1', B: '2' })).toEqual({ A: '1', B: '2' });
  expect(() => parse({ B: '2', A: '' })).toThrow('A: is required beside B');
});
