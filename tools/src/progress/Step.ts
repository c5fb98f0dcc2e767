/** Runs a step of a longer task and may show its title, its progress (`report`) and its end. */
export type Step = <Result>(title: string, work: (report: Report) => Promise<Result>) => Promise<Result>;

/** Says what a step is doing. */
export type Report = (message: string) => void;

/** Runs a step without output. */
export const silently: Step = (_title, work) => work(() => undefined);
