import { quoteShell } from '../base/quote-shell';
import type { Component } from '../model/components';
import { linkFiles } from './link-files';

/** Paths to name in a command when they are not the default ones. */
export interface NamedFiles {
  readonly config?: string;
  readonly handoff?: string;
}

/** How a command is printed. */
export interface CommandStyle extends NamedFiles {
  /** With the options that leave no question, for a pipeline; the toolkits stop where there is no terminal. @default false */
  readonly unattended?: boolean;
}

/** How the verbs are called in a checkout. */
const VPC2VNET = 'npm run -s vpc2vnet';

/** Otherwise cdktf asks a registry for the checksums of other platforms, and stops where a mirror takes its place. */
const CDKTF_OPTIONS = '--skip-provider-lock';

/** The command of the stock toolkit that deploys a component, and names its stack. */
export function deployCommand({ kind, stack }: Component, style: CommandStyle = {}): string {
  if (kind !== 'azure') {
    return `npx cdk deploy ${stack}${contextOptions(style)}${style.unattended === true ? ' --require-approval never' : ''}`;
  }
  return cdktf('deploy', [], [`--outputs-file ${linkFiles().azureOutputs}`], style);
}

/** The command of the stock toolkit that deletes what a component was deployed as. It needs no secret. */
export function destroyCommand({ kind, stack }: Component, style: CommandStyle = {}): string {
  if (kind === 'azure') return cdktf('destroy', ['--placeholders'], [], style);
  return `npx cdk destroy ${stack}${contextOptions(style)}${style.unattended === true ? ' --force' : ''}`;
}

/** Deletes a CloudFormation stack and waits for it, without an app that has the stack. */
export function deleteStackCommand({ stack, region = '' }: Component): string {
  const which = `--stack-name ${stack} --region ${region}`;
  return `aws cloudformation delete-stack ${which} && aws cloudformation wait stack-delete-complete ${which}`;
}

/**
 * Deletes the files that describe a link which no longer exists. The toolkits write an outputs file for the config
 * that they were run with, so that these have their default names.
 */
export function forgetCommand({ handoff }: NamedFiles = {}): string {
  const files = linkFiles({ handoff });
  return `rm -f ${[files.handoff, files.awsOutputs, files.azureOutputs].map(quoteShell).join(' ')}`;
}

function cdktf(
  command: 'deploy' | 'destroy',
  withKeys: readonly string[],
  options: readonly string[],
  { unattended = false, ...files }: CommandStyle,
): string {
  const named = [...withKeys, ...fileOptions(files)];
  return [
    // npm takes the first `--` for itself, and the options before it.
    ...(named.length === 0 ? [`${VPC2VNET} with-keys --`] : [`${VPC2VNET} -- with-keys`, ...named, '--']),
    `npx cdktf ${command}`,
    CDKTF_OPTIONS,
    ...options,
    ...(unattended ? ['--auto-approve'] : []),
  ].join(' ');
}

const FILES = ['config', 'handoff'] as const;

function contextOptions(files: NamedFiles): string {
  return FILES.flatMap((key) => (files[key] === undefined ? [] : [` -c ${key}=${quoteShell(files[key])}`])).join('');
}

function fileOptions(files: NamedFiles): readonly string[] {
  return FILES.flatMap((key) => (files[key] === undefined ? [] : [`--${key} ${quoteShell(files[key])}`]));
}
