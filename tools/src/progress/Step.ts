/** Does a step of a longer work and may tell of it: its title, what it is at (`report`), and that it is done. */
export type Step = <Result>(title: string, work: (report: Report) => Promise<Result>) => Promise<Result>;

/** Says what a step is doing. */
export type Report = (message: string) => void;

/** Does a step and tells nobody. */
export const silently: Step = (_title, work) => work(() => undefined);
