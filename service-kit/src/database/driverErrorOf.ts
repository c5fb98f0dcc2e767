/** An error of the database, as Prisma's driver adapter tells it. */
export interface DriverError {
  readonly kind?: string;
  /** The server's number for it, or the driver's from 45000 on. */
  readonly originalCode?: string;
  /** Its SQLSTATE, where the adapter has no kind for it. */
  readonly state?: string;
}

interface PrismaError {
  readonly cause?: DriverError;
  readonly meta?: { readonly driverAdapterError?: { readonly cause?: DriverError } };
}

/** What the driver adapter has told in an error that Prisma throws: as it is, or in one of Prisma's own. */
export function driverErrorOf(error: unknown): DriverError | undefined {
  const { cause, meta } = (error ?? {}) as PrismaError;
  return meta?.driverAdapterError?.cause ?? cause;
}
