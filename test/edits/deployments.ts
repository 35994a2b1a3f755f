import type { Template } from '../../lib/driver/aws/cloudformation-changes';
import type { Handoff } from '../../lib/handoff/handoff';
import { nextSteps } from '../../lib/workspace/next-step';
import { templateOf } from '../fixtures/aws-stacks';
import { configOf, type ConfigPart } from '../fixtures/config';
import { deployedAs } from '../fixtures/deployed-as';
import { linkOf } from '../fixtures/link-of';
import { BASE } from './edits';

export type StackName = 'network' | 'router';

/** What is done to a CloudFormation stack; Azure's part is left out. */
export type Step = { readonly stack: StackName; readonly removes: boolean };

/** The config of the base with an edit; the emulator has its region. */
export function configWith(to: ConfigPart): string {
  return configOf(BASE, to).replaceAll('eu-central-1', 'eu-west-1');
}

/** The steps that `plan`, `synth` and `up` take from one deployed config to another, in their order. */
export function stepsBetween(before: string, after: string): readonly Step[] {
  const handoff = HANDOFFS.get(before) ?? deployedAs(before);
  HANDOFFS.set(before, handoff);
  return nextSteps(linkOf(after, handoff), handoff).flatMap(({ command = '' }): readonly Step[] => {
    const [, verb, stack] = /^npx cdk (deploy|destroy) link-(network|router)$/.exec(command) ?? [];
    return verb === undefined ? [] : [{ stack: stack as StackName, removes: verb === 'destroy' }];
  });
}

/** A stack of a config whose both sides are deployed. */
export function stackOf(yaml: string, stack: StackName): Template {
  const key = `${stack} ${yaml}`;
  const template: Template = TEMPLATES.get(key) ?? templateOf(linkOf(yaml, deployedAs(yaml)), stack).toJSON();
  TEMPLATES.set(key, template);
  return template;
}

const HANDOFFS = new Map<string, Handoff>();
const TEMPLATES = new Map<string, Template>();
