import { isUnreachable } from './aws-errors';
import type { Aws } from './aws.edge';

/** Whose credentials are in use; without an account, why that is not known. */
export interface Caller {
  readonly account?: string;
  /** What the error said. */
  readonly problem?: string;
  /** Whether no answer came from AWS, so that nothing is known about the credentials. */
  readonly unreachable?: boolean;
}

/** Returns the account of the credentials. */
export async function callerOf(aws: Pick<Aws, 'caller'>): Promise<Caller> {
  try {
    return { account: (await aws.caller()).account };
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    return { problem, unreachable: isUnreachable(error) };
  }
}
