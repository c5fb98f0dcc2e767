import { isHeaderName, mayReturnToClients, maySignOrSend } from '../headers/headerNames.ts';
import type { Extension } from './Extension.ts';
import type { ExtensionHooks, Headers } from './ExtensionHooks.ts';
import type { ExtensionRun } from './ExtensionRun.ts';
import { type EventOf, type HookName, type HookRunner, rejectByExtension } from './HookRunner.ts';

/** Composes the hooks of all extensions once, at the start. @returns undefined if there are no extensions */
export function composeHooks(extensions: readonly Extension[], runner: HookRunner): ExtensionHooks | undefined {
  if (extensions.length === 0) return undefined;
  const having = (name: HookName) => extensions.filter((extension) => extension[name] !== undefined);
  const [requests, operations, subgraphRequests, subgraphResponses, responses] = [
    having('onRequest'),
    having('onOperation'),
    having('onSubgraphRequest'),
    having('onSubgraphResponse'),
    having('onResponse'),
  ];

  async function runEach(
    name: HookName,
    hooked: readonly Extension[],
    run: ExtensionRun,
    details: object,
  ): Promise<void> {
    for (const extension of hooked) await runner.run(extension, name, { ...details, ...own(extension, run) });
  }

  /** Each hook gets its own copy of the headers, as the ones before it have left them. */
  async function runWithHeaders(
    name: 'onSubgraphRequest' | 'onResponse',
    hooked: readonly Extension[],
    run: ExtensionRun,
    details: { readonly headers: Headers },
  ): Promise<Headers> {
    const mayChange = name === 'onResponse' ? maySetInResponse : maySignOrSend;
    let { headers } = details;
    for (const extension of hooked) {
      const before = headers;
      const copy: Record<string, string> = { ...before };
      const event = { ...details, headers: copy, ...own(extension, run) } as unknown as EventOf<typeof name>;
      const succeeded = await runner.run(extension, name, event, () => checkChanges(before, copy, mayChange));
      if (succeeded && !areEqual(copy, before)) headers = lowerCased(copy);
    }
    return headers;
  }

  return {
    ...(requests.length > 0 && { onRequest: (run) => runEach('onRequest', requests, run, {}) }),
    ...(operations.length > 0 && {
      async onOperation(run, details) {
        let scopes: ReadonlySet<string> | undefined;
        for (const extension of operations) {
          let set: ReadonlySet<string> | undefined;
          const setScopes = (given: Iterable<string>) => void (set = new Set(given));
          const viewer = details.viewer && scopes ? { ...details.viewer, scopes } : details.viewer;
          const event = { ...details, viewer, setScopes, ...own(extension, run) };
          if (await runner.run(extension, 'onOperation', event)) scopes = set ?? scopes;
        }
        return scopes;
      },
    }),
    ...(subgraphRequests.length > 0 && {
      onSubgraphRequest: (run, details) => runWithHeaders('onSubgraphRequest', subgraphRequests, run, details),
    }),
    ...(subgraphResponses.length > 0 && {
      onSubgraphResponse: (run, details) => runEach('onSubgraphResponse', subgraphResponses, run, details),
    }),
    ...(responses.length > 0 && {
      onResponse: (run, details) => runWithHeaders('onResponse', responses, run, details),
    }),
    affectResponses: subgraphRequests.some(({ affectsResponses = true }) => affectsResponses),
  };
}

function own(extension: Extension, run: ExtensionRun) {
  return { request: run.request, state: run.stateOf(extension), reject: rejectByExtension };
}

/** Longer names are cut in the log. In characters. */
const MAX_NAME_LENGTH = 40;

/** What Node writes (RFC 9110, section 5.5). */
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

function maySetInResponse(name: string): boolean {
  return name === 'cache-control' || mayReturnToClients(name);
}

/** @throws Error for headers that cannot be sent */
function checkChanges(before: Headers, after: Headers, mayChange: (name: string) => boolean): void {
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const value: unknown = after[name];
    if (value === before[name]) continue;
    const isValue = value === undefined || (typeof value === 'string' && VALUE.test(value));
    if (!isValue || !isHeaderName(name) || !mayChange(name.toLowerCase()))
      throw new Error(`the header ${JSON.stringify(name.slice(0, MAX_NAME_LENGTH))} cannot be changed`);
  }
}

function areEqual(one: Headers, other: Headers): boolean {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}

function lowerCased(headers: Headers): Headers {
  const entries = Object.entries(headers).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries.map(([name, value]) => [name.toLowerCase(), value]));
}
