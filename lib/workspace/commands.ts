import { quoteShell } from '../base/quote-shell';
import type { HandoffCommands } from '../handoff/handoff-commands';
import type { Side } from '../handoff/side';
import type { Component } from '../model/components';
import { LINK_FILE_KEYS, linkFiles, optionOf, type LinkFiles } from './link-files';

/** Paths to name in a command when they are not the default ones. */
export type NamedFiles = Partial<LinkFiles>;

/** How a command is printed. */
export interface CommandStyle extends NamedFiles {
  /** With the options that turn prompts off, for a pipeline: without a terminal, the toolkits stop. @default false */
  readonly unattended?: boolean;
}

/** Otherwise cdktf queries a registry for the checksums of other platforms, and fails where only a mirror is available. */
const CDKTF_OPTIONS = '--skip-provider-lock';

/** Returns the command of the stock toolkit that deploys a component, with the name of its stack. */
export function deployCommand({ kind, stack }: Component, style: CommandStyle = {}): string {
  if (kind !== 'azure') {
    return [
      `npx cdk deploy ${stack}`,
      ...contextOptions(style),
      // Otherwise cdk.json names it.
      ...(style.awsOutputs === undefined ? [] : [`--outputs-file ${quoteShell(style.awsOutputs)}`]),
      ...(style.unattended === true ? ['--require-approval never'] : []),
    ].join(' ');
  }
  return cdktf('deploy', [], [`--outputs-file ${quoteShell(linkFiles(style).azureOutputs)}`], style);
}

/** Returns the command of the stock toolkit that deletes a component. It needs no secret. */
export function destroyCommand({ kind, stack }: Component, style: CommandStyle = {}): string {
  if (kind === 'azure') return cdktf('destroy', ['--placeholders'], [], style);
  return [`npx cdk destroy ${stack}`, ...contextOptions(style), ...(style.unattended === true ? ['--force'] : [])].join(
    ' ',
  );
}

/** Returns the command that deletes a CloudFormation stack, which the app need not have, and waits until it is deleted. */
export function deleteStackCommand({ stack, region = '' }: Pick<Component, 'stack' | 'region'>): string {
  const which = `--stack-name ${stack} --region ${region}`;
  return `aws cloudformation delete-stack ${which} && aws cloudformation wait stack-delete-complete ${which}`;
}

/** Returns the command that removes the facts of a deleted side from the hand-off. */
export function forgetCommand(side: Side, files: NamedFiles = {}): string {
  return vpc2vnet('handoff forget', fileOptions(files), side);
}

/** Returns the command that reads the existing networks of a config. */
export function discoverCommand(files: NamedFiles = {}): string {
  return vpc2vnet('discover', fileOptions(files));
}

/** Returns the command that imports the outputs of a deployment, which are in a file of any name. */
export function importCommand(files: NamedFiles = {}): string {
  return vpc2vnet('handoff import', fileOptions(files), 'FILE');
}

/** Returns the command that prints those that delete a link; docs/how-to/deploy-step-by-step.md explains them. */
export function teardownCommand(files: NamedFiles = {}): string {
  return vpc2vnet('next', [...fileOptions(files), '--down']);
}

/** Returns the commands that remedies of a hand-off name. */
export function handoffCommands(files: NamedFiles = {}): HandoffCommands {
  return {
    forget: (side) => forgetCommand(side, files),
    importFile: importCommand(files),
    up: upCommand(files),
    deploy: (component) => deployCommand(component, files),
  };
}

/** Returns the command that deploys what is missing. */
export function upCommand(files: NamedFiles = {}): string {
  const options = fileOptions(files);
  return options.length === 0 ? 'npm run up' : vpc2vnet('up', options);
}

/** Returns the command that prints what a deployment would change. */
export function planCommand(files: NamedFiles = {}): string {
  return vpc2vnet('plan', fileOptions(files));
}

/** Returns the command that removes a link. */
export function downCommand(files: NamedFiles = {}): string {
  return vpc2vnet('down', fileOptions(files));
}

/** Returns the command that moves a link to the newest AMI. */
export function upgradeImageCommand(files: NamedFiles = {}): string {
  return vpc2vnet('upgrade-image', fileOptions(files));
}

/** Returns the command that writes the rights that a link needs, for both clouds. */
export function permissionsCommand(files: NamedFiles = {}): string {
  return vpc2vnet('permissions', [...fileOptions(files), '--out permissions']);
}

/** Returns a sentence of the commands that show a change of the hand-off and deploy it. */
export function deployNext(files: NamedFiles = {}): string {
  return `next: \`${planCommand(files)}\`, then \`${upCommand(files)}\``;
}

function cdktf(
  command: 'deploy' | 'destroy',
  withKeys: readonly string[],
  options: readonly string[],
  { unattended = false, ...files }: CommandStyle,
): string {
  const words = [`npx cdktf ${command}`, CDKTF_OPTIONS, ...options, ...(unattended ? ['--auto-approve'] : [])];
  return vpc2vnet('with-keys', [...withKeys, ...fileOptions(files)], ['--', ...words].join(' '));
}

/** Returns the command that calls a verb in a checkout. npm consumes a first `--` and the options before it. */
function vpc2vnet(verb: string, options: readonly string[], ...rest: readonly string[]): string {
  const npm = 'npm run -s vpc2vnet';
  return options.length === 0 ? [npm, verb, ...rest].join(' ') : [npm, '--', verb, ...options, ...rest].join(' ');
}

function contextOptions(files: NamedFiles): readonly string[] {
  return each(files, (key, path) => `-c ${key}=${path}`);
}

function fileOptions(files: NamedFiles): readonly string[] {
  return each(files, (key, path) => `${optionOf(key)} ${path}`);
}

function each(files: NamedFiles, print: (key: keyof LinkFiles, path: string) => string): readonly string[] {
  return LINK_FILE_KEYS.flatMap((key) => (files[key] === undefined ? [] : [print(key, quoteShell(files[key]))]));
}
