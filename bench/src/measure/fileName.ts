/** A name for files of a contender, whose own name may hold flags and paths. */
export function fileName(contender: string): string {
  return contender.replaceAll(/[^\w.-]+/g, '-');
}
