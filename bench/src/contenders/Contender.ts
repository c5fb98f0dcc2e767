/** A gateway that is measured. */
export interface Contender {
  readonly name: string;
  readonly title: string;
  /** What it is, with versions. */
  readonly description: string;
  /** Its program and arguments, as Node gets them. */
  readonly program: (place: Place) => readonly string[];
  /** Its environment, beside NODE_ENV, HOST and PORT. */
  readonly environment: (place: Place) => Readonly<Record<string, string>>;
  /** The program of Node that runs it; the one that runs the bench by default. */
  readonly node?: string;
  /** Flags of Node beside those that all contenders get. */
  readonly nodeFlags?: readonly string[];
  /** The contender that it differs from in one point. */
  readonly variantOf?: string;
  /** Brings it to this machine, where it is not part of the repository. */
  readonly install?: () => Promise<void>;
}

export interface Place {
  /** The supergraph's file. */
  readonly supergraph: string;
  readonly port: number;
  /** The file of what the floor does. */
  readonly traces: string;
}
