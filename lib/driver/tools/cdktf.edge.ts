import { runLogged, type Environment } from './child.edge';
import { cdktfReader } from './cdktf-lines';
import { terraformEnvironment, type AppliedRun, type Terraform, type Variables, type Watch } from './terraform.edge';
import type { Tools } from './tools.edge';

/**
 * Without provider lock and plugin cache: then cdktf leaves the same files as Terraform alone, and asks no registry for
 * the checksums of other platforms.
 */
const FLAGS = [
  '--auto-approve',
  '--skip-synth',
  '--skip-provider-lock',
  '--disable-plugin-cache-env',
  '--no-color',
  '--output=cdktf.out',
] as const;

/** Changes to one synthesized stack by the `cdktf` command, which runs the same Terraform in the same directory. */
export function throughCdktf(
  cdktf: NonNullable<Tools['cdktf']>,
  directory: string,
  stack: string,
  terraformCommand: string,
  login: Environment,
): Pick<Terraform, 'apply' | 'destroy'> {
  const run = async (command: 'deploy' | 'destroy', variables: Variables, watch: Watch): Promise<AppliedRun> => {
    const reader = cdktfReader(stack);
    const ended = await runLogged({
      command: cdktf.command,
      args: [...cdktf.args, command, stack, ...FLAGS],
      cwd: directory,
      // With CI set, cdktf prints each line once, instead of drawing a screen over and over.
      env: { ...terraformEnvironment(variables), ...login, TERRAFORM_BINARY_NAME: terraformCommand, CI: 'true' },
      log: watch.log,
      onStart: watch.onStart,
      onLine: (line) => {
        const event = reader.read(line);
        if (event !== undefined) watch.onEvent(event);
      },
    });
    return { ...ended, problems: reader.problems() };
  };
  return {
    apply: (variables, watch) => run('deploy', variables, watch),
    destroy: (variables, watch) => run('destroy', variables, watch),
  };
}
