import { type DocumentNode, parse, print } from 'graphql';

/** A GraphQL document as text and as AST. Either is made of the other when it is first needed, and kept. */
export class GraphQLDocument {
  #text: string | undefined;
  #ast: DocumentNode | undefined;

  private constructor(text: string | undefined, ast: DocumentNode | undefined) {
    this.#text = text;
    this.#ast = ast;
  }

  static ofText(text: string): GraphQLDocument {
    return new GraphQLDocument(text, undefined);
  }

  static ofAst(ast: DocumentNode): GraphQLDocument {
    return new GraphQLDocument(undefined, ast);
  }

  get text(): string {
    return (this.#text ??= print(this.#ast!));
  }

  /** Without locations. */
  get ast(): DocumentNode {
    return (this.#ast ??= parse(this.#text!, { noLocation: true }));
  }

  /** Drops the AST, which takes some fifty times the memory of the text. It is parsed again if it is needed once more. */
  release(): void {
    void this.text;
    this.#ast = undefined;
  }

  toJSON(): string {
    return this.text;
  }
}
