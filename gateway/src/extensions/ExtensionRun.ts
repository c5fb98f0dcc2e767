import type { ClientRequest, Extension } from './Extension.ts';

/** What extensions know of one operation. */
export class ExtensionRun {
  readonly request: ClientRequest;
  readonly #states = new Map<Extension, Record<string, unknown>>();

  constructor(request: ClientRequest) {
    this.request = request;
  }

  stateOf(extension: Extension): Record<string, unknown> {
    let state = this.#states.get(extension);
    if (!state) this.#states.set(extension, (state = {}));
    return state;
  }
}
