import { testServer } from './globalSetup.ts';

/** Jest's global tear-down. */
export default async function globalTeardown(): Promise<void> {
  await testServer?.stop();
}
