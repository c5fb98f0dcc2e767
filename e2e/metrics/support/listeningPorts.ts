import { readdir, readFile, readlink } from 'node:fs/promises';

const LISTENING = '0A';

/** The TCP ports that a process listens on, as Linux tells them (proc(5)). */
export async function listeningPorts(pid: number): Promise<number[]> {
  const files = await readdir(`/proc/${pid}/fd`);
  const opened = await Promise.all(files.map((file) => readlink(`/proc/${pid}/fd/${file}`).catch(() => '')));
  const tables = await Promise.all(['tcp', 'tcp6'].map((table) => readFile(`/proc/${pid}/net/${table}`, 'utf8')));
  const sockets = tables.flatMap((table) => table.trim().split('\n').slice(1)).map((line) => line.trim().split(/\s+/));
  return sockets
    .filter(([, , , state, , , , , , inode]) => state === LISTENING && opened.includes(`socket:[${inode}]`))
    .map(([, address]) => Number.parseInt(address!.split(':')[1]!, 16));
}
