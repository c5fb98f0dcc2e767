import path from 'node:path';

import { afterEach, expect } from '@jest/globals';

import { refuseTraces, takeLeaks } from './findTraces.ts';

/**
 * Before each test file of this folder: `fetch` searches what it is answered, headers and all, for traces of the inside. The few
 * that ask by other means search by themselves.
 */
const folder = path.resolve(import.meta.dirname, '..');
if (expect.getState().testPath?.startsWith(`${folder}${path.sep}`)) {
  const { fetch } = globalThis;
  globalThis.fetch = async (...request) => {
    const response = await fetch(...request);
    const isPage = response.headers.get('content-type')?.startsWith('text/html');
    const headers = [...response.headers].map(([name, value]) => `${name}: ${value}`).join('\n');
    // A page names the files that it loads, from servers that are not ours.
    refuseTraces(isPage ? headers : `${headers}\n\n${await response.clone().text()}`);
    return response;
  };

  // Who expects requests to fail may have taken this for one more failure.
  afterEach(() => {
    const [leak] = takeLeaks();
    if (leak) throw leak;
  });
}
