import { expect, test } from '@jest/globals';

import { sharedByFile } from '../repeatedMemory.ts';

test('all mappings of a file count together, and anonymous memory does not', () => {
  const smaps = [
    '00400000-00b4b000 r--p 00000000 fe:01 1234                               /usr/bin/node',
    'Rss:                5000 kB',
    'Shared_Clean:       4000 kB',
    'Private_Clean:      1000 kB',
    '00b4b000-02b4b000 r-xp 0074b000 fe:01 1234                               /usr/bin/node',
    'Shared_Clean:      30000 kB',
    '7f0000000000-7f0000100000 rw-p 00000000 00:00 0                          [heap]',
    'Shared_Clean:         12 kB',
    '7f0000200000-7f0000300000 r-xp 00000000 fe:01 99                         /usr/lib/libc.so.6',
    'Shared_Clean:        600 kB',
  ].join('\n');
  expect(sharedByFile(smaps)).toEqual(
    new Map([
      ['fe:01 1234', 34_000],
      ['fe:01 99', 600],
    ]),
  );
});
