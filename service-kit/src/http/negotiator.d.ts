/** The part of negotiator that is used here; it has no types of its own. */
declare module 'negotiator' {
  interface NegotiatorHeaders {
    readonly accept?: string | undefined;
    readonly 'accept-encoding'?: string | undefined;
  }

  export default class Negotiator {
    constructor(request: { readonly headers: NegotiatorHeaders });
    /** The best of those available; undefined where none is acceptable. */
    mediaType(available: readonly string[]): string | undefined;
    /** @param options `preferred` says which comes first among those that the client likes equally well */
    encoding(available: readonly string[], options?: { readonly preferred?: readonly string[] }): string | undefined;
  }
}
