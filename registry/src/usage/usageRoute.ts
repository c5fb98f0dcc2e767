import { isUnavailable } from '@online-books/service-kit/database/isUnavailable';
import { HttpError } from '@online-books/service-kit/http/HttpError';
import { jsonResponse, type Route } from '@online-books/service-kit/http/HttpMessage';
import { operationSignature } from '@online-books/schema-checks/operations/operationSignature';
import { z } from 'zod';

import type { ReportedUse } from '../domain/OperationUse.ts';
import type { Services } from '../domain/Services.ts';

const MAX_OPERATIONS = 1_000;
const MAX_BODY = 64 * 1024;
const MAX_REQUESTS = 1_000_000_000;

const label = z.string().transform((text) => text.slice(0, 64));

const reportShape = z.object({
  ref: z.string().max(160),
  operations: z
    .array(
      z.object({
        body: z.string().max(MAX_BODY),
        client: label.default(''),
        version: label.default(''),
        requests: z.number().int().min(1).max(MAX_REQUESTS),
      }),
    )
    .max(MAX_OPERATIONS),
});

/**
 * Takes what a gateway reports: which client sent which operation how often. Values are removed here once more, should a gateway
 * not have done so, before anything is stored.
 */
export function usageRoute({ keys, repository, operations }: Services): Route {
  return async (request) => {
    if (request.method !== 'POST') throw new HttpError(405, 'BAD_REQUEST', 'Send a POST request.', { allow: 'POST' });
    const report = reportShape.safeParse(await request.readJson(), { reportInput: false });
    if (!report.success) {
      const [issue] = report.error.issues;
      throw new HttpError(400, 'BAD_REQUEST', `The report is not valid at "${issue?.path.join('.') ?? ''}".`);
    }
    const apiKey = request.headers['x-api-key'];
    try {
      const key = typeof apiKey === 'string' ? await keys.find(apiKey) : null;
      if (!key) throw new HttpError(401, 'UNAUTHENTICATED', 'The API key is not valid.');
      const [graph, name = 'current'] = report.data.ref.split('@');
      const variant = graph === key.graph ? await repository.findVariant(key.graph, name) : null;
      if (!variant) throw new HttpError(404, 'NOT_FOUND', 'There is no such variant.');
      const uses = report.data.operations.flatMap(({ body, ...use }): ReportedUse[] => {
        const signature = operationSignature(body);
        return signature ? [{ ...signature, name: signature.name.slice(0, 255), ...use }] : [];
      });
      await operations.record(variant.id, merge(uses), new Date());
      return jsonResponse(200, { recorded: uses.length, ignored: report.data.operations.length - uses.length });
    } catch (error) {
      if (isUnavailable(error)) throw new HttpError(503, 'SERVICE_UNAVAILABLE', 'Nothing was recorded. Retry later.');
      throw error;
    }
  };
}

/** Operations that differ in their values only are one. */
function merge(uses: readonly ReportedUse[]): ReportedUse[] {
  const merged = new Map<string, ReportedUse>();
  for (const use of uses) {
    const key = `${use.body}\0${use.client}\0${use.version}`;
    merged.set(key, { ...use, requests: use.requests + (merged.get(key)?.requests ?? 0) });
  }
  return [...merged.values()];
}
