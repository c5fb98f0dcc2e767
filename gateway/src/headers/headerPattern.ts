/** Whether a header name in lower case matches. */
export type HeaderPattern = (name: string) => boolean;

/** Compiles a pattern such as `x-tenant-*`, where each `*` stands for any characters. Takes linear time for each literal part. */
export function headerPattern(pattern: string): HeaderPattern {
  const [prefix = '', ...parts] = pattern.split('*');
  const suffix = parts.pop();
  if (suffix === undefined) return (name) => name === pattern;
  return (name) => {
    const end = name.length - suffix.length;
    if (end < prefix.length || !name.startsWith(prefix) || !name.endsWith(suffix)) return false;
    let at = prefix.length;
    for (const part of parts) {
      const found = name.indexOf(part, at);
      if (found === -1 || found + part.length > end) return false;
      at = found + part.length;
    }
    return true;
  };
}
