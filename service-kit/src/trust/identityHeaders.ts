/**
 * Which of the headers that the gateway passes on say who asks, and so must not be exchanged on the way: all but those of
 * tracing (W3C Trace Context and Baggage), which proxies between services rewrite.
 */
export function identityHeadersOf(passedOn: readonly string[]): string[] {
  return passedOn.map((name) => name.toLowerCase()).filter((name) => !TRACING.has(name));
}

const TRACING = new Set(['traceparent', 'tracestate', 'baggage']);
