import type { PlanExecution } from './PlanExecution.ts';
import { toRawJson } from '../raw-json/writeRawJson.ts';

/** What of a subgraph request is the same for every execution of a plan. */
export interface RequestTemplate {
  readonly document: { readonly text: string };
  readonly operationName?: string | undefined;
  readonly variables: readonly string[];
}

/** Writes the body of a subgraph request, as raw JSON; what does not change was written when the plan was compiled. */
export type BodyWriter = (run: PlanExecution, representations: string) => string;

export function compileBody({ document, operationName, variables }: RequestTemplate): BodyWriter {
  const name = operationName ? `,"operationName":${JSON.stringify(operationName)}` : '';
  const head = toRawJson(`{"query":${JSON.stringify(document.text)}${name},"variables":{`);
  const named = variables.map((variable) => ({ variable, prefix: `${JSON.stringify(variable)}:` }));
  return (run, representations) => {
    let text = representations;
    for (const { variable, prefix } of named) {
      const value = run.variableText(variable);
      if (value !== undefined) text += (text && ',') + prefix + value;
    }
    return `${head}${text}}}`;
  };
}
