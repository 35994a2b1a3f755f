import { UserError } from '../lib/base/user-error';
import { buildAwsApp, type AwsAppProps } from '../stacks/aws/aws-app';
import { limitProblems } from '../stacks/aws/template-limits';

/**
 * Synthesizes the AWS side of a link.
 * @throws UserError with a line for each template that CloudFormation would reject for its size
 */
export function synthesizeAws(props: AwsAppProps): void {
  const { stacks } = buildAwsApp(props).synth();
  const problems = limitProblems(stacks);
  if (problems.length > 0) throw new UserError(problems);
}
