import { join } from 'node:path';
import { exists } from '../../write-files/read-file.edge';
import type { Change } from '../report/change';
import { stepFailure } from '../run/step-failure';
import { runLogged, runQuiet, type Ended, type Environment, type LoggedRun } from './child.edge';
import { initProblems, linesOf, readTerraformLine, terraformChange } from './terraform-lines';
import type { ToolEvent } from './tool-events';

/** Values of variables without a default; they are passed to Terraform in its environment. */
export type Variables = Readonly<Record<string, string>>;

export interface TerraformPlan {
  readonly ok: boolean;
  /** Whether anything differs, even if only an output, by Terraform's `-detailed-exitcode`. */
  readonly differs: boolean;
  readonly changes: readonly Change[];
  readonly problems: readonly string[];
}

/** Terraform or OpenTofu in the directory of one synthesized stack. */
export interface Terraform {
  readonly directory: string;
  readonly init: () => Promise<readonly string[]>;
  readonly plan: (variables: Variables) => Promise<TerraformPlan>;
  readonly apply: (variables: Variables, watch: Watch) => Promise<AppliedRun>;
  readonly destroy: (variables: Variables, watch: Watch) => Promise<AppliedRun>;
  /** The outputs as `terraform output -json` prints them. */
  readonly outputs: () => Promise<string>;
  /**
   * Addresses of the resources in the state; undefined when there is no state, and before `init`.
   * @throws UserError when the state cannot be read
   */
  readonly resources: () => Promise<readonly string[] | undefined>;
}

export type Watch = Pick<LoggedRun, 'onStart' | 'log'> & { readonly onEvent: (event: ToolEvent) => void };

export interface AppliedRun extends Ended {
  readonly problems: readonly string[];
}

const QUIET: Environment = { CHECKPOINT_DISABLE: '1', TF_IN_AUTOMATION: '1', TF_INPUT: '0', NO_COLOR: '1' };

/** What Terraform and OpenTofu say of a backend without a state. */
const NO_STATE = 'No state file was found';

/** The plan of a killed driver may hold the state lock for a few seconds longer than the driver ran. */
const LOCK_TIMEOUT = '-lock-timeout=20s';

/** Returns Terraform's environment: the variables, and settings that turn its prompts and its update check off. */
export function terraformEnvironment(variables: Variables): Environment {
  return {
    ...QUIET,
    ...Object.fromEntries(Object.entries(variables).map(([name, value]) => [`TF_VAR_${name}`, value])),
  };
}

/** Terraform in a stack's directory; `login` is added to the environment for its provider. */
export function terraformIn(command: string, stackDirectory: string, login: Environment): Terraform {
  const environment = (variables: Variables): Environment => ({ ...terraformEnvironment(variables), ...login });
  const look = (args: readonly string[], variables: Variables = {}) =>
    runQuiet({ command, args, cwd: stackDirectory, env: environment(variables) });
  const work = (args: readonly string[], variables: Variables, watch: Watch) =>
    applied({ command, args, cwd: stackDirectory, env: environment(variables) }, watch);
  return {
    directory: stackDirectory,
    init: async () => {
      const { code, stdout, stderr } = await look(['init', '-input=false', '-no-color']);
      return code === 0 ? [] : initProblems(stdout, stderr);
    },
    plan: async (variables) => {
      const args = ['plan', '-json', '-input=false', '-detailed-exitcode', LOCK_TIMEOUT];
      const { code, stdout, stderr } = await look(args, variables);
      const events = stdout.split('\n').flatMap((line) => readTerraformLine(line) ?? []);
      const ok = code === 0 || code === 2;
      const problems = events.flatMap((event) => problemOf(event));
      return {
        ok,
        differs: code === 2,
        changes: events.flatMap((event) => (event.kind === 'planned' ? (terraformChange(event) ?? []) : [])),
        problems: ok || problems.length > 0 ? problems : linesOf(stderr),
      };
    },
    apply: (variables, watch) => work(['apply', '-json', '-auto-approve', '-input=false'], variables, watch),
    destroy: (variables, watch) => work(['destroy', '-json', '-auto-approve', '-input=false'], variables, watch),
    outputs: async () => (await look(['output', '-json', '-no-color'])).stdout,
    resources: async () => {
      if (!exists(join(stackDirectory, '.terraform'))) return undefined;
      const { code, stdout, stderr } = await look(['state', 'list', '-no-color']);
      if (code === 0) return linesOf(stdout);
      if (stderr.includes(NO_STATE)) return undefined;
      throw stepFailure(`${command} state list`, linesOf(stderr), 'make the state readable, then run this again');
    },
  };
}

async function applied(
  run: Pick<LoggedRun, 'command' | 'args' | 'cwd' | 'env'>,
  { onStart, log, onEvent }: Watch,
): Promise<AppliedRun> {
  const problems: string[] = [];
  const onLine = (line: string): void => {
    const event = readTerraformLine(line);
    if (event === undefined) return;
    problems.push(...problemOf(event));
    onEvent(event);
  };
  return { ...(await runLogged({ ...run, log, onStart, onLine })), problems };
}

function problemOf(event: ToolEvent): readonly string[] {
  return event.kind === 'problem' && event.severity === 'error' ? linesOf(event.text) : [];
}
