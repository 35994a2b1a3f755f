import { join } from 'node:path';
import type { Link } from '../../model/link';
import { awsNeeds } from '../../rights/aws-needs';
import type { Template } from '../../rights/aws-policy';
import { readIfThere } from '../../write-files/read-file.edge';
import { isUnreachable } from '../aws/aws-errors';
import { simulateRights } from '../aws/rights.edge';
import type { ObservedComponent } from '../components/state';
import type { Session } from '../run/session.edge';
import { judgeRights, type JudgedRights } from './aws-rights';
import { stacksToCreate } from './demand';
import type { Unanswered } from './finding';

/** What the credentials may not do in a region, and what of it is not known. */
export interface AskedRights {
  readonly region: string;
  readonly denied: readonly string[];
  readonly unanswered: readonly Unanswered[];
}

/**
 * Asks IAM whether the credentials may create the stacks of the AWS side that do not exist yet; one region after the
 * other, because IAM is the same for all.
 * @param allowedIn - actions that AWS allowed in dry runs, by region
 */
export async function askRights(
  link: Link,
  components: readonly ObservedComponent[],
  { aws, workspace }: Pick<Session, 'aws' | 'workspace'>,
  allowedIn: (region: string) => readonly string[],
): Promise<readonly AskedRights[]> {
  const toCreate = stacksToCreate(components);
  const templates = templatesIn(workspace.directory, components);
  const asked: AskedRights[] = [];
  for (const region of new Set(toCreate.map((stack) => stack.region))) {
    const stacks = toCreate.filter((stack) => stack.region === region);
    try {
      const { account, arn } = await aws(region).caller();
      const needs = awsNeeds({ link, templates, stacks, region, account });
      asked.push(answered(region, judgeRights(await simulateRights(arn, region, needs), allowedIn(region))));
    } catch (error) {
      const why = isUnreachable(error) ? 'IAM does not answer' : error instanceof Error ? error.name : String(error);
      asked.push({ region, denied: [], unanswered: [{ question: `the IAM policies for ${region}`, why }] });
    }
  }
  return asked;
}

/** Actions that are uncertain for one reason are one line. */
function answered(region: string, { denied, uncertain }: JudgedRights): AskedRights {
  const reasons = [...new Set(uncertain.map(({ why }) => why))];
  return {
    region,
    denied,
    unanswered: reasons.map((why) => {
      const actions = uncertain.filter((each) => each.why === why).map(({ action }) => action);
      return { question: `the right to ${[...new Set(actions)].sort().join(', ')} in ${region}`, why };
    }),
  };
}

function templatesIn(directory: string, components: readonly ObservedComponent[]): Readonly<Record<string, Template>> {
  return Object.fromEntries(
    components.flatMap(({ component: { tool, stack } }) => {
      const text = tool === 'cdk' ? readIfThere(join(directory, 'cdk.out', `${stack}.template.json`)) : undefined;
      return text === undefined ? [] : [[stack, JSON.parse(text) as Template]];
    }),
  );
}
