import { UserError } from '../base/user-error';
import { sameAzureName } from '../catalog/azure-id';
import { explainRejection } from '../discover/vnet/rejections';
import type { VnetSeen } from '../discover/vnet/vnet-seen';
import { lookInVnet, wantedOfVnet } from '../discover/vnet/vnet-look';
import { vnetChanges } from '../discover/vnet/vnet-changed';
import { vnetFindings } from '../discover/vnet/vnet-obstacles';
import type { FoundNetworks } from '../handoff/handoff';
import type { ExistingVnet, Link } from '../model/link';
import { describeVnet, VnetRejection } from './azure/describe-vnet.edge';
import { connectResourceManager, type ResourceManager } from './azure/resource-manager.edge';
import type { Report } from './report/driver-event';
import { DRIVER_EXIT } from './report/exit-codes';

/** The VNet of a link, when it exists. */
export function existingVnetOf({ azure: { network } }: Link): ExistingVnet | undefined {
  return network.kind === 'existing' ? network : undefined;
}

/**
 * Reads the VNet of a link from Azure.
 * @throws UserError when there is no login, the VNet or its gateway does not exist, or the identity may not read it
 */
export async function readVnet(link: Link, network: ExistingVnet): Promise<VnetSeen> {
  const reader = await connectResourceManager();
  if (typeof reader === 'string') {
    throw badInput(
      `Azure cannot be read: ${reader}; run \`az login\`, or set ARM_CLIENT_ID, ARM_CLIENT_SECRET and ARM_TENANT_ID`,
    );
  }
  return readFrom(reader, link, network);
}

async function readFrom(reader: ResourceManager, { name, azure }: Link, { id }: ExistingVnet): Promise<VnetSeen> {
  const gateway = azure.gateway.kind === 'existing' ? azure.gateway.id : undefined;
  try {
    return await describeVnet(reader, { id, gateway, link: name });
  } catch (error) {
    if (error instanceof VnetRejection) throw badInput(explainRejection(error.rejected));
    if (!(error instanceof Error)) throw error;
    throw badInput(`Azure cannot be read: ${error.message}; check the network, then run this again`);
  }
}

function badInput(line: string): UserError {
  return new UserError([line], DRIVER_EXIT.badInput);
}

/** What the hand-off says of a VNet; undefined when it says nothing of this one. */
export function foundOf({ id }: ExistingVnet, found: FoundNetworks | undefined): FoundNetworks['vnet'] {
  return found?.vnet !== undefined && sameAzureName(found.vnet.id, id) ? found.vnet : undefined;
}

/**
 * Compares an existing VNet with what the link takes it for, before anything is changed; reports the warnings. Where
 * the login is only one of Terraform, the conditions in its stack check the VNet alone.
 * @param subscription that of the login; undefined when the Azure side is external
 * @param remedy of a VNet that has changed
 * @throws UserError with a line for everything that changed or is in the way
 */
export async function checkExistingVnet(
  link: Link,
  found: FoundNetworks | undefined,
  subscription: string | undefined,
  remedy: string,
  report: Report,
): Promise<void> {
  const network = existingVnetOf(link);
  if (network === undefined || subscription === undefined) return;
  const reader = await connectResourceManager();
  if (typeof reader === 'string') {
    report({ event: 'warning', text: `the VNet ${network.name} was not compared with Azure: ${reader}` });
    return;
  }
  const vnet = await readFrom(reader, link, network);
  const prefixes = link.sites.flatMap((site) => site.prefixes);
  const look = lookInVnet(vnet, wantedOfVnet(link, network, prefixes, subscription));
  const findings = vnetFindings(look);
  const { lost, gained } = vnetChanges(network, look, foundOf(network, found));
  const problems = [
    ...lost.map((text) => `${text}; ${remedy}`),
    ...findings.filter(({ level }) => level === 'blocker').map(({ text }) => text),
  ];
  if (problems.length > 0) throw new UserError(problems, DRIVER_EXIT.badInput);
  for (const text of [...gained, ...findings.map((finding) => finding.text)]) report({ event: 'warning', text });
}
