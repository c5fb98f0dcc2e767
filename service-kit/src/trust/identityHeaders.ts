/**
 * Which of the headers that the gateway passes on say who asks, and so must not be exchanged on the way: all but those of
 * tracing, which proxies between services rewrite.
 */
export function identityHeadersOf(passedOn: readonly string[]): string[] {
  return passedOn.map((name) => name.toLowerCase()).filter((name) => !isTracingHeader(name));
}

/** Headers of W3C Trace Context and Baggage, B3, AWS X-Ray, Google Cloud Trace, Jaeger, Datadog and Sentry. */
const TRACING = new Set([
  'traceparent',
  'tracestate',
  'baggage',
  'b3',
  'x-amzn-trace-id',
  'x-cloud-trace-context',
  'uber-trace-id',
  'sentry-trace',
]);
const TRACING_PREFIXES = ['x-b3-', 'x-datadog-'];

/** Whether a header follows a request through systems: it differs with each, and no answer depends on it. @param name in lower case */
export function isTracingHeader(name: string): boolean {
  return TRACING.has(name) || TRACING_PREFIXES.some((prefix) => name.startsWith(prefix));
}
