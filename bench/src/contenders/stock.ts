import { readFile } from 'node:fs/promises';

import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';

/** Apollo's gateway and server, as their documentation puts them together. */
const { HOST: host, PORT: port, SUPERGRAPH_PATH } = process.env;
const gateway = new ApolloGateway({ supergraphSdl: await readFile(SUPERGRAPH_PATH!, 'utf8') });
const server = new ApolloServer({ gateway, stopOnTerminationSignals: false });
await startStandaloneServer(server, { listen: { host: host!, port: Number(port) } });
// By exit, not by signal, so that profiles are written.
process.once('SIGTERM', () => process.exit());
