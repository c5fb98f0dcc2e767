import { jsonText } from './Model.ts';

const WORDS =
  'a quiet harbour keeps its lamps alight while boats come home and gulls argue over bread by the old stone wall where nets dry ' +
  'and children count the waves that nobody else has time to count before supper is called from every window of the long street';

const SPICE = [
  '“quoted”',
  'line\nbreak',
  'tab\there',
  'back\\slash',
  'naïve café',
  '東京の夜',
  'Ελλάδα',
  'straße',
  '🚢⚓',
  '"plain"',
];

/** A piece of text of a given length, as JSON; the same for the same arguments. */
export function plainText(seed: number, length: number): string {
  const start = (seed * 37) % WORDS.length;
  return `"${WORDS.repeat(Math.ceil((start + length) / WORDS.length)).slice(start, start + length)}"`;
}

/** Text with escapes and letters beyond ASCII, as JSON. About `length` bytes long. */
export function spicedText(seed: number, length: number): string {
  let text = '';
  for (let index = seed; text.length < length * 0.9; index++) {
    const start = (index * 53) % (WORDS.length - 60);
    text += `${WORDS.slice(start, start + 60)} ${SPICE[index % SPICE.length]} `;
  }
  return jsonText(text);
}
