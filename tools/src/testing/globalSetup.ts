import { startTestServer, type TestServer } from './startTestServer.ts';

/** The server of this test run; null when the environment names one. */
export let testServer: TestServer | null = null;

/** Jest's global set-up: a private database server, unless `TEST_DATABASE_SERVER_URL` names one. */
export default async function globalSetup(): Promise<void> {
  if (process.env['TEST_DATABASE_SERVER_URL']) return;
  testServer = await startTestServer();
  // Test files run in child processes, which inherit it.
  process.env['TEST_DATABASE_SERVER_URL'] = testServer.url;
}
