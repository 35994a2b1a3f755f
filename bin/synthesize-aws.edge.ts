import { UserError } from '../lib/base/user-error';
import type { Link } from '../lib/model/link';
import { readRouterScripts } from '../lib/router/scripts.edge';
import { buildAwsApp } from '../stacks/aws/aws-app';
import { limitProblems } from '../stacks/aws/template-limits';

/** Where to write, and whether to validate; as in {@link buildAwsApp}. */
interface Options {
  readonly outdir?: string;
  readonly validate?: boolean;
}

/**
 * Synthesizes the AWS side of a link.
 * @throws UserError with a line for each template that CloudFormation would reject for its size
 */
export function synthesizeAws(link: Link, options: Options = {}): void {
  const { stacks } = buildAwsApp({ link, scripts: readRouterScripts(), ...options }).synth();
  const problems = limitProblems(stacks);
  if (problems.length > 0) throw new UserError(problems);
}
