import type { Plan } from '../model/link';
import { parseAwsOutputs } from './aws-outputs';
import { parseAzureOutputs } from './azure-outputs';
import { emptyHandoff, type Handoff } from './handoff';
import { parseHandoff } from './parse';

/** A file's name and text; the text is absent when there is no such file. */
export interface MaybeFile {
  readonly file: string;
  readonly text?: string;
}

/** The files that feed the hand-off. */
export interface HandoffSources {
  readonly handoff: MaybeFile;
  readonly awsOutputs: MaybeFile;
  readonly azureOutputs: MaybeFile;
}

export type Refreshed =
  { readonly ok: true; readonly handoff: Handoff } | { readonly ok: false; readonly problems: readonly string[] };

/**
 * What is known after the latest deployments: the hand-off with the outputs files read over it.
 * `plan` gives the names to look for; its own facts do not matter.
 */
export function refreshHandoff(sources: HandoffSources, plan: Plan): Refreshed {
  const { handoff, awsOutputs, azureOutputs } = sources;
  const before =
    handoff.text === undefined
      ? ({ ok: true, value: emptyHandoff(plan.name) } as const)
      : parseHandoff(handoff.text, handoff.file, plan.name);
  const known = before.ok ? before.value : emptyHandoff(plan.name);
  const aws =
    awsOutputs.text === undefined
      ? ({ ok: true, value: known.aws } as const)
      : parseAwsOutputs(awsOutputs.text, awsOutputs.file, plan, known.aws);
  const azure =
    azureOutputs.text === undefined
      ? ({ ok: true, value: known.azure } as const)
      : parseAzureOutputs(azureOutputs.text, azureOutputs.file, plan, known.azure);
  const problems = [before, aws, azure].flatMap((result) => (result.ok ? [] : [result.problem]));
  if (!before.ok || !aws.ok || !azure.ok) return { ok: false, problems };
  const merged: Handoff = { ...before.value, aws: aws.value, azure: azure.value };
  const misplaced = placeProblems(merged, plan, handoff.file);
  return misplaced.length > 0 ? { ok: false, problems: misplaced } : { ok: true, handoff: merged };
}

/** Facts of another region or location belong to resources that this link no longer means. */
function placeProblems({ aws, azure }: Handoff, plan: Plan, file: string): readonly string[] {
  const problems: string[] = [];
  if (aws !== undefined && aws.region !== plan.aws.region) {
    problems.push(
      `${file} is stale: its AWS side is in ${aws.region} and the config says ${plan.aws.region}; ` +
        'delete it and cdk-outputs.json, then run `npx cdk deploy`',
    );
  }
  if (azure !== undefined && azure.location !== plan.azure.location) {
    problems.push(
      `${file} is stale: its Azure side is in ${azure.location} and the config says ${plan.azure.location}; ` +
        'delete it and cdktf-outputs.json, then run `npx cdktf deploy --outputs-file cdktf-outputs.json`',
    );
  }
  return problems;
}
