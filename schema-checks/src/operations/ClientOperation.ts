import type { DocumentNode } from 'graphql';

/** How often a version of a client sent an operation. */
export interface ClientUse {
  readonly client: string;
  readonly version: string;
  readonly requests: number;
  readonly lastSeen: Date;
}

/** An operation that clients send. */
export interface ClientOperation {
  /** A hash, the identifier in a manifest, or a file with a line. */
  readonly id: string;
  /** The operation's name; `anonymous` without one. */
  readonly name: string;
  /** The operation and its fragments, and no other operation. */
  readonly document: DocumentNode;
  /** Who sent it in the window. Empty for operations from files, which count as used. */
  readonly uses: readonly ClientUse[];
}
