/** How words of a report are emphasised. */
export interface Colors {
  readonly red: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly green: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly bold: (text: string) => string;
}

const plain = (text: string) => text;

export const NO_COLORS: Colors = { red: plain, yellow: plain, green: plain, dim: plain, bold: plain };
