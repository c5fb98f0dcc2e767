/** See oneAtATime.mjs. */
export function oneAtATime<Result>(what: string, work: () => Promise<Result>): Promise<Result>;
