import { z } from 'zod';

/** How clients may ask over HTTP. */
export const httpVariables = {
  /** Operations that may come in one request, as an array. 0: none may. */
  BATCH_LIMIT: z.coerce.number().int().min(0).default(0),
  /** Seconds for which browsers are told to come by TLS only (HSTS), where TLS ends in front of the gateway. 0: they are not told. */
  HSTS_MAX_AGE: z.coerce.number().int().min(0).default(0),
};
