import type { CheckReport } from '@online-books/schema-checks/CheckReport';

import type { GitContext } from './Launch.ts';

/** A check that was done. */
export interface SchemaCheck {
  readonly id: string;
  readonly variantId: number;
  readonly subgraph: string;
  readonly createdAt: Date;
  readonly passed: boolean;
  readonly gitContext: GitContext;
  readonly report: CheckReport;
}

export interface CheckRepository {
  add(check: Omit<SchemaCheck, 'id' | 'createdAt' | 'passed'>): Promise<SchemaCheck>;
  find(id: string): Promise<SchemaCheck | null>;
  /** Newest first. */
  list(variantId: number, limit: number): Promise<SchemaCheck[]>;
}
