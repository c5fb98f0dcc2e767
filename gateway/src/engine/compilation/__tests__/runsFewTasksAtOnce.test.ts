import { expect, test } from '@jest/globals';

import { Semaphore } from '../Semaphore.ts';

const never = new AbortController().signal;

/** Tasks that end when they are told to. */
function createTasks() {
  const begun: string[] = [];
  const ends = new Map<string, (error?: Error) => void>();
  return {
    begun,
    task: (name: string) => () =>
      new Promise<string>((resolve, reject) => {
        begun.push(name);
        ends.set(name, (error) => (error ? reject(error) : resolve(name)));
      }),
    end: (name: string, error?: Error) => ends.get(name)!(error),
  };
}

const settle = () => new Promise(setImmediate);

test('so many run at once, and the others in their order, whatever comes of those before', async () => {
  const semaphore = new Semaphore(2);
  const { begun, task, end } = createTasks();
  const results = ['a', 'b', 'c', 'd'].map((name) => semaphore.run(task(name), never));
  await settle();
  expect(begun).toEqual(['a', 'b']);
  end('b', new Error('no'));
  await expect(results[1]).rejects.toThrow('no');
  await settle();
  expect(begun).toEqual(['a', 'b', 'c']);
  end('a');
  await settle();
  expect(begun).toEqual(['a', 'b', 'c', 'd']);
  end('c');
  end('d');
  expect(await Promise.all([results[0], results[2], results[3]])).toEqual(['a', 'c', 'd']);
  const last = semaphore.run(task('e'), never);
  await settle();
  end('e');
  expect(await last).toBe('e');
});

test('one that is given up while it waits leaves its turn to the next one', async () => {
  const semaphore = new Semaphore(1);
  const { begun, task, end } = createTasks();
  const controller = new AbortController();
  const first = semaphore.run(task('a'), never);
  const given = semaphore.run(task('b'), controller.signal).catch((error: unknown) => error);
  const next = semaphore.run(task('c'), never);
  controller.abort(new Error('too late'));
  expect(await given).toEqual(new Error('too late'));
  end('a');
  await settle();
  expect(begun).toEqual(['a', 'c']);
  end('c');
  expect(await Promise.all([first, next])).toEqual(['a', 'c']);
});
