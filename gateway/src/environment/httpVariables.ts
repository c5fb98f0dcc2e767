import { z } from 'zod';

/** How clients may ask over HTTP. */
export const httpVariables = {
  /** Operations that may come in one request, as an array. 0: none may. */
  BATCH_LIMIT: z.coerce.number().int().min(0).default(0),
  /** Bytes from which answers are compressed for clients that ask for it. `off`: never. */
  RESPONSE_COMPRESSION: z
    .union([z.literal('off').transform(() => null), z.coerce.number().int().positive()], {
      error: 'must be a number of bytes, or off',
    })
    .default(1024),
  /** Seconds for which browsers are told to come by TLS only (HSTS), where TLS ends in front of the gateway. 0: they are not told. */
  HSTS_MAX_AGE: z.coerce.number().int().min(0).default(0),
};
