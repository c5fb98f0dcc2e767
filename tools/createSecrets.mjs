// Makes the secrets of a deployment. It needs nothing but Node, so that a container can run it where no Node is installed.
//
//   node tools/createSecrets.mjs compose       writes .env and .data/compose/token-keys.json in the working directory
//   node tools/createSecrets.mjs kubernetes    prints Secrets, for `| kubectl create --filename -`
import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const KEYS_FILE = 'token-keys.json';

const subgraphs = readdirSync(path.join(import.meta.dirname, '../subgraphs'));

/** 192 bits in an alphabet that needs no escaping, neither in SQL nor in a URL. */
const secret = () => randomBytes(24).toString('base64url');

/** A private JWKS with one Ed25519 key (RFC 8037), named by its thumbprint (RFC 7638). */
function createTokenKeys() {
  const { crv, d, kty, x } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  const kid = createHash('sha256').update(JSON.stringify({ crv, kty, x })).digest('base64url');
  return JSON.stringify({ keys: [{ kid, kty, crv, alg: 'EdDSA', use: 'sig', x, d }] });
}

/** What `k8s/mysql/create-accounts.sh` reads. */
function createPasswords() {
  const accounts = subgraphs.flatMap((name) => [`${name}_MIGRATION_PASSWORD`, `${name}_SERVICE_PASSWORD`]);
  const names = ['MYSQL_ROOT_PASSWORD', ...accounts.map((account) => account.toUpperCase())];
  return Object.fromEntries(names.map((name) => [name, secret()]));
}

/** What each subgraph knows the gateway by, as each has a secret of its own: none of them can pass for the gateway. */
function createGatewaySecrets() {
  return Object.fromEntries(subgraphs.map((name) => [name, secret()]));
}

function writeForCompose() {
  const folder = path.resolve('.data/compose');
  const keysFile = path.join(folder, KEYS_FILE);
  const environmentFile = path.resolve('.env');
  const present = [environmentFile, keysFile].filter((file) => existsSync(file));
  if (present.length > 0) {
    throw new Error(
      'There are secrets already, and the database keeps the passwords of its first start. ' +
        `To begin anew: docker compose down --volumes && rm ${present.join(' ')}`,
    );
  }
  mkdirSync(path.dirname(folder), { recursive: true });
  // Compose mounts the keys as they are: the container's user must be able to read them, other users of this machine not.
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(keysFile, createTokenKeys(), { mode: 0o644 });
  const gatewaySecrets = Object.entries(createGatewaySecrets()).map(([name, value]) => {
    return [`${name.toUpperCase()}_GATEWAY_SECRET`, value];
  });
  const feedSecret = ['ORDERS_FEED_SECRET', secret()];
  const lines = [...Object.entries(createPasswords()), ...gatewaySecrets, feedSecret].map(
    ([name, value]) => `${name}=${value}\n`,
  );
  writeFileSync(environmentFile, lines.join(''), { mode: 0o600 });
  console.log(`wrote ${environmentFile} and ${keysFile}`);
}

function printForKubernetes() {
  const passwords = createPasswords();
  const gatewaySecrets = createGatewaySecrets();
  const SUBGRAPH_SECRET = subgraphs.map((name) => `${name}=${gatewaySecrets[name]}`).join();
  const secrets = {
    'mysql-accounts': passwords,
    'users-token-keys': { [KEYS_FILE]: createTokenKeys() },
    'subgraph-secrets': { SUBGRAPH_SECRET },
    // What recommendations sign with when they read the feed of orders.
    'orders-feed-secret': { FEED_SECRET: secret() },
  };
  for (const name of subgraphs) {
    secrets[`${name}-gateway-secrets`] = { GATEWAY_SECRETS: gatewaySecrets[name] };
    for (const account of ['migration', 'service']) {
      const password = passwords[`${name}_${account}_PASSWORD`.toUpperCase()];
      const DATABASE_URL = `mysql://${name}_${account}:${password}@mysql:3306/${name}?allowPublicKeyRetrieval=true`;
      secrets[`${name}-${account}-database`] = { DATABASE_URL };
    }
  }
  const items = Object.entries(secrets).map(([name, stringData]) => {
    return { apiVersion: 'v1', kind: 'Secret', metadata: { name }, stringData };
  });
  console.log(JSON.stringify({ apiVersion: 'v1', kind: 'List', items }, null, 2));
}

const commands = { compose: writeForCompose, kubernetes: printForKubernetes };
const command = commands[process.argv[2]];
try {
  if (!command) throw new Error(`Usage: node tools/createSecrets.mjs ${Object.keys(commands).join('|')}`);
  command();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
