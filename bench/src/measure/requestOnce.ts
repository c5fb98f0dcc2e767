/** What a gateway answers. */
export interface Answer {
  readonly text: string;
  readonly data: unknown;
  readonly errors: readonly unknown[];
}

/** Sends a gateway one request. Gateways answer with status 200 what they can execute. */
export async function requestOnce(url: string, body: string): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body,
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${text.slice(0, 500)}`);
  const { data, errors = [] } = JSON.parse(text) as { data?: unknown; errors?: unknown[] };
  return { text, data, errors };
}
