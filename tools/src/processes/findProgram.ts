import { access, constants } from 'node:fs/promises';
import path from 'node:path';

/** The first of these programs that is in one of these folders, or null. */
export async function findProgram(folders: readonly string[], names: readonly string[]): Promise<string | null> {
  for (const name of names) {
    for (const folder of folders) {
      const file = path.join(folder, name);
      if (await isExecutable(file)) return file;
    }
  }
  return null;
}

function isExecutable(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}
