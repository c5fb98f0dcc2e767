import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Writes a secret: only its owner may read it, and a write that is cut off leaves the old file as it was. */
export async function writePrivateFile(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const unfinished = `${file}.unfinished`;
  await writeFile(unfinished, text, { mode: 0o600 });
  await rename(unfinished, file);
}
