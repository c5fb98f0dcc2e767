import type { SelfTime } from './selfTimes.ts';

const MODULES = '/node_modules/';
const SOCKET_WRITES = /^write(v|Buffer|String|(Latin1|Utf8|Ascii)String)$/;
const V8 = new Map([
  ['(garbage collector)', 'garbage collection'],
  ['(program)', 'V8 and the kernel'],
]);

/** What of a contender a function belongs to: a package, a folder of this gateway, or what carries them. */
export function partOf({ name, url }: Pick<SelfTime, 'name' | 'url'>): string {
  const at = url.lastIndexOf(MODULES);
  const [, dependency] = /^((?:@[^/]+\/)?[^/]+)\//.exec(at === -1 ? '' : url.slice(at + MODULES.length)) ?? [];
  if (dependency) return dependency;
  const [, folder] = /\/gateway\/dist\/(.+)\/[^/]+$/.exec(url) ?? [];
  if (folder) return `gateway/${folder}`;
  if (url.includes('/service-kit/dist/')) return 'service-kit';
  if (url.startsWith('node:')) return 'Node';
  if (SOCKET_WRITES.test(name)) return 'socket writes';
  return V8.get(name) ?? (url ? 'the rest' : 'generated code and built-ins');
}
