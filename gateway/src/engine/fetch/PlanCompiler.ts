import { compileEntityFetch } from './compileEntityFetch.ts';
import { type CompiledStep, compileFetch } from './compileFetch.ts';
import type { CompilerScope } from './CompilerScope.ts';
import type { PlanNode } from '../plan/PlanNode.ts';

/** Compiles plans against one supergraph: what can be worked out once for an operation is, and is kept in closures. */
export class PlanCompiler {
  readonly #scope: CompilerScope;

  constructor(scope: CompilerScope) {
    this.#scope = scope;
  }

  compile(node: PlanNode): CompiledStep {
    switch (node.kind) {
      case 'Fetch':
        return compileFetch(node, this.#scope);
      case 'EntityFetch':
        return compileEntityFetch(node, this.#scope);
      case 'Sequence': {
        const steps = node.nodes.map((child) => this.compile(child));
        return async (run) => {
          for (const step of steps) await step(run);
        };
      }
      case 'Parallel': {
        const steps = node.nodes.map((child) => this.compile(child));
        return async (run) => void (await Promise.all(steps.map((step) => step(run))));
      }
    }
  }
}
