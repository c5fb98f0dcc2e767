/** See acquireLock.mjs. */
export function acquireLock(subject: string): Promise<{ release(): Promise<void> } | { owner: number }>;
