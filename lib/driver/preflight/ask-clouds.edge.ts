import type { Link } from '../../model/link';
import { roleScopes } from '../../rights/azure-role';
import { namedFiles } from '../../workspace/link-files';
import { askRegion } from '../aws/availability.edge';
import { askSubscription } from '../azure/availability.edge';
import type { ObservedComponent } from '../components/state';
import type { Session } from '../run/session.edge';
import { askRights } from './ask-rights.edge';
import { awsFindings, rightsFindings } from './aws-findings';
import { azureFindings } from './azure-findings';
import { demandOf } from './demand';
import { editFindings } from './edit-findings';
import type { Availability } from './finding';

/**
 * Asks both clouds whether they can create what the link still needs: instance types by zone, quotas, VM sizes,
 * resource providers and rights. Sends no request when nothing is to be created, and changes nothing.
 */
export async function askClouds(
  link: Link,
  components: readonly ObservedComponent[],
  session: Pick<Session, 'aws' | 'azureSubscription' | 'workspace'>,
): Promise<Availability> {
  const files = namedFiles(session.workspace.files);
  const demand = demandOf(link, components);
  const subscription = session.azureSubscription;
  const [regions, azure] = await Promise.all([
    Promise.all(demand.aws.map(async (site) => ({ site, ...(await askRegion(link.name, site)) }))),
    demand.azure === undefined || subscription === undefined
      ? undefined
      : askSubscription(subscription, demand.azure, roleScopes(link, subscription)),
  ]);
  const of = (region: string) => regions.find(({ site }) => site.region === region);
  const rights = await askRights(link, components, session, (region) => of(region)?.allowed ?? []);
  return {
    findings: [
      ...editFindings(components, files),
      ...regions.flatMap(({ site, answers }) => awsFindings(site, answers)),
      ...rights.flatMap(({ region, denied }) =>
        rightsFindings(region, denied, of(region)?.answers.denied ?? [], files),
      ),
      ...(demand.azure === undefined || azure === undefined ? [] : azureFindings(demand.azure, azure.answers, files)),
    ],
    unanswered: [...regions, ...rights, ...(azure === undefined ? [] : [azure])].flatMap((each) => each.unanswered),
  };
}
