import type { PlanNode } from '../plan/PlanNode.ts';
import { compileEntityFetch } from './compileEntityFetch.ts';
import { type CompiledStep, compileFetch } from './compileFetch.ts';
import type { CompilerScope } from './CompilerScope.ts';

/** Compiles a plan: all that does not change from one execution to the next is computed once, and kept in closures. */
export function compilePlan(node: PlanNode, scope: CompilerScope): CompiledStep {
  switch (node.kind) {
    case 'Fetch':
      return compileFetch(node, scope);
    case 'EntityFetch':
      return compileEntityFetch(node, scope);
    case 'Sequence': {
      const steps = node.nodes.map((child) => compilePlan(child, scope));
      return async (execution) => {
        for (const step of steps) await step(execution);
      };
    }
    case 'Parallel': {
      const steps = node.nodes.map((child) => compilePlan(child, scope));
      return async (execution) => void (await Promise.all(steps.map((step) => step(execution))));
    }
  }
}
