/** The request header in which the gateway names the client's IP address to subgraphs. Its signature covers it. */
export const CLIENT_ADDRESS_HEADER = 'x-client-address';
