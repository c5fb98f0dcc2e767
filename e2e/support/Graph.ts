/** One error of an answer, as far as tests look at it. */
export interface AnswerError {
  readonly message: string;
  readonly path?: ReadonlyArray<string | number>;
  readonly extensions: {
    readonly code: string;
    readonly serviceName?: string;
    readonly argumentPath?: ReadonlyArray<string | number>;
  };
}

/** A GraphQL answer over HTTP. `Data` is the test's own word for what it asked for. */
export interface Answer<Data> {
  readonly status: number;
  readonly data: Data;
  readonly errors?: readonly AnswerError[];
}

/** Asks a GraphQL endpoint, as a visitor or with a token. */
export class Graph {
  readonly url: string;
  readonly #headers: Readonly<Record<string, string>>;

  constructor(url: string, accessToken?: string) {
    this.url = url;
    this.#headers = {
      'content-type': 'application/json',
      ...(accessToken && { authorization: `Bearer ${accessToken}` }),
    };
  }

  /** The same endpoint, asked by somebody else. */
  as(accessToken: string): Graph {
    return new Graph(this.url, accessToken);
  }

  async ask<Data = never>(query: string, variables: Record<string, unknown> = {}): Promise<Answer<Data>> {
    return this.send(JSON.stringify({ query, variables }));
  }

  async send<Data = never>(body: string | Uint8Array, headers: Record<string, string> = {}): Promise<Answer<Data>> {
    const response = await fetch(this.url, { method: 'POST', headers: { ...this.#headers, ...headers }, body });
    return { status: response.status, ...((await response.json()) as Omit<Answer<Data>, 'status'>) };
  }

  /** What was asked for; a failure of the test when there is any error. */
  async get<Data>(query: string, variables: Record<string, unknown> = {}): Promise<Data> {
    const { data, errors } = await this.ask<Data>(query, variables);
    if (errors) throw new Error(`The graph answered with errors: ${JSON.stringify(errors, null, 2)}`);
    return data;
  }
}
