import { toRawJson } from '../raw-json/writeRawJson.ts';
import type { PlanExecution } from './PlanExecution.ts';

/** The parts of a subgraph request that are the same in every execution of a plan. */
export interface RequestTemplate {
  readonly document: { readonly text: string };
  readonly operationName?: string | undefined;
  readonly variables: readonly string[];
}

/** Writes the body of a subgraph request, as raw JSON. */
export type BodyWriter = (execution: PlanExecution, representations: string) => string;

/** Compiles the body of a subgraph request: all but the values of variables is written once. */
export function compileBody({ document, operationName, variables }: RequestTemplate): BodyWriter {
  const name = operationName ? `,"operationName":${JSON.stringify(operationName)}` : '';
  const head = toRawJson(`{"query":${JSON.stringify(document.text)}${name},"variables":{`);
  const named = variables.map((variable) => ({ variable, prefix: `${JSON.stringify(variable)}:` }));
  return (execution, representations) => {
    let text = representations;
    for (const { variable, prefix } of named) {
      const value = execution.variableText(variable);
      if (value !== undefined) text += (text && ',') + prefix + value;
    }
    return `${head}${text}}}`;
  };
}
