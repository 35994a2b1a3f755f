import type { Change, ChangeAction } from '../report/change';
import type { ToolEvent } from './tool-events';

/**
 * Reads one line of Terraform's or OpenTofu's `-json` output; undefined when it is no change, no progress and no problem.
 * @see https://developer.hashicorp.com/terraform/internals/machine-readable-ui
 */
export function readTerraformLine(line: string): ToolEvent | undefined {
  const event = parseLine(line);
  if (event === undefined) return undefined;
  switch (event.type) {
    case 'planned_change':
      return planned(event);
    case 'apply_start':
    case 'apply_progress':
    case 'apply_complete':
    case 'apply_errored':
      return resource(event, HOOK_STATES[event.type]);
    case 'diagnostic':
      return {
        kind: 'problem',
        severity: event.diagnostic?.severity === 'warning' ? 'warning' : 'error',
        text: [event.diagnostic?.summary, event.diagnostic?.detail]
          .filter((part): part is string => part !== undefined && part !== '')
          .join(': '),
      };
    default:
      return undefined;
  }
}

/** Returns a planned change of Terraform as a change of the Azure side; undefined for a mere refresh. */
export function terraformChange(event: Extract<ToolEvent, { kind: 'planned' }>): Change | undefined {
  const action = ACTIONS[event.action];
  return action === undefined
    ? undefined
    : { component: 'azure', resource: event.resource, type: event.type, action, uncertain: false, properties: [] };
}

const ACTIONS: Readonly<Record<string, ChangeAction>> = {
  create: 'create',
  update: 'update',
  replace: 'replace',
  delete: 'delete',
};

const HOOK_STATES = {
  apply_start: 'working',
  apply_progress: 'working',
  apply_complete: 'done',
  apply_errored: 'failed',
} as const;

interface TerraformLine {
  readonly type: string;
  readonly change?: { readonly resource?: TerraformResource; readonly action?: string; readonly reason?: string };
  readonly hook?: { readonly resource?: TerraformResource; readonly action?: string };
  readonly diagnostic?: { readonly severity?: string; readonly summary?: string; readonly detail?: string };
}

interface TerraformResource {
  readonly addr: string;
  readonly resource_type: string;
}

function planned({ change }: TerraformLine): ToolEvent | undefined {
  if (change?.resource === undefined || change.action === undefined) return undefined;
  const { addr, resource_type } = change.resource;
  return { kind: 'planned', resource: addr, type: resource_type, action: change.action, reason: change.reason };
}

function resource({ hook }: TerraformLine, state: 'working' | 'done' | 'failed'): ToolEvent | undefined {
  if (hook?.resource === undefined) return undefined;
  const { addr, resource_type } = hook.resource;
  return { kind: 'resource', resource: addr, type: resource_type, action: hook.action ?? '', state };
}

function parseLine(line: string): TerraformLine | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    const value: unknown = JSON.parse(line);
    const isEvent = typeof value === 'object' && value !== null && typeof (value as TerraformLine).type === 'string';
    return isEvent ? (value as TerraformLine) : undefined;
  } catch {
    return undefined;
  }
}

/** The lines of a tool's message without its frame. */
export function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/^[\s│╷╵]+/u, '').trimEnd())
    .filter((line) => line !== '');
}

/** Why `terraform init` failed: what it wrote to stderr, where its errors are; its progress is on stdout. */
export function initProblems(stdout: string, stderr: string): readonly string[] {
  const errors = linesOf(stderr);
  return errors.length > 0 ? errors : linesOf(stdout);
}
