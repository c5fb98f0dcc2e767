import { prismaEnvironment } from '../prisma/prismaEnvironment.ts';
import { runToEnd } from '../processes/runToEnd.ts';
import { inRepository } from '../repository.ts';

/**
 * Runs a program of `node_modules/.bin`.
 *
 * @throws OperatorError with what it said, when it does not end with code 0.
 */
export async function runProgram(program: string, ...args: string[]): Promise<void> {
  await runToEnd(inRepository('node_modules/.bin', program), args, prismaEnvironment(args));
}
