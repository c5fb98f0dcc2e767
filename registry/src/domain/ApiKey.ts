export type KeyRole = 'READ' | 'PUBLISH';

/** What a key may do. The key itself is nowhere kept. */
export interface ApiKey {
  readonly id: string;
  readonly graph: string;
  readonly name: string;
  readonly role: KeyRole;
  readonly createdAt: Date;
}

export interface KeyRepository {
  /** The key with this text, unless it is unknown or revoked. */
  find(key: string): Promise<ApiKey | null>;
  /** Makes a key for a graph, and the graph when it is new. @returns the key's text, which is shown once */
  create(graph: string, name: string, role: KeyRole): Promise<string>;
  list(graph: string): Promise<ApiKey[]>;
  /** @returns whether there was such a key */
  revoke(graph: string, id: string): Promise<boolean>;
}
