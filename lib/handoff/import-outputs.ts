import { AZURE_COMPONENT } from '../model/names';
import { componentOf, componentsOf } from '../model/components';
import type { Link } from '../model/link';
import { isRecord } from '../base/is-record';
import { azureIdOf, sameAzureName } from '../catalog/azure-id';
import { readAwsOutputs } from './aws-outputs';
import { awsStacksIn, type Stacks } from './aws-shapes';
import { parseAzureOutputs } from './azure-outputs';
import { azureOutputsIn, type AzureOutputs } from './azure-shapes';
import { secretIn } from './find-secret';
import { emptyHandoff, type AzureFacts, type Handoff } from './handoff';
import { DEFAULT_COMMANDS } from './handoff-commands';
import { misplacedFacts } from './misplaced';
import { refuse, type Parsed } from './parsed';
import { readDocument } from './read-document';
import { siteFacts, type SitesFacts } from './site-facts';
import { oneLine, someNames } from './wording';

/** Output with the id of the gateway. */
const GATEWAY_ID = 'gatewayId';

/** The outputs that can be imported, as the end of an error message. */
const PRODUCERS =
  'import the output of `cdk deploy --outputs-file` or `aws cloudformation describe-stacks` for AWS, or of ' +
  '`cdktf deploy --outputs-file`, `terraform output -json` or `az deployment group show` for Azure';

/** Returns a hand-off with the outputs of one or both sides, from any tool that prints them; `file` is for messages. */
export function importOutputs(
  text: string,
  file: string,
  link: Link,
  handoff: Handoff,
  commands = DEFAULT_COMMANDS,
): Parsed<Handoff> {
  const document = readDocument(text);
  if (!document.ok) return refuse(`${file} is not complete JSON or YAML (half-written or edited); ${PRODUCERS}`);
  const secret = secretIn(document.value);
  if (secret !== undefined) {
    return refuse(
      `${file} contains a secret in '${oneLine(secret)}'; import outputs only, and delete the file and its copies`,
    );
  }
  const stacks = awsStacksIn(document.value, link, file);
  if (!stacks.ok) return stacks;
  const outputs = azureOutputsIn(document.value, componentOf(link, AZURE_COMPONENT).stack, file);
  if (!outputs.ok) return outputs;
  if (stacks.value === undefined && outputs.value === undefined)
    return refuse(unknownContent(document.value, file, link));
  const aws = awsFacts(stacks.value, file, link, handoff);
  if (!aws.ok) return aws;
  const azure = azureFacts(outputs.value, file, link, handoff.azure);
  if (!azure.ok) return azure;
  const imported = { ...(stacks.value && present(aws.value)), ...present({ azure: outputs.value && azure.value }) };
  const [misplaced] = misplacedFacts({ ...emptyHandoff(link.name), ...imported }, link, file, commands);
  return misplaced === undefined ? { ok: true, value: { ...handoff, ...imported } } : refuse(misplaced);
}

function awsFacts(stacks: Stacks | undefined, file: string, link: Link, before: SitesFacts): Parsed<SitesFacts> {
  if (stacks === undefined) return { ok: true, value: before };
  const facts = readAwsOutputs(stacks, file, link, before, PRODUCERS);
  if (!facts.ok) return facts;
  const { value: known } = facts;
  const unknown = componentsOf(link).filter(
    ({ stack, site }) => stacks[stack] !== undefined && site !== undefined && siteFacts(known, site) === undefined,
  );
  if (unknown.length === 0) return facts;
  const networks = componentsOf(link).filter(
    ({ kind, site }) => kind === 'network' && unknown.some((each) => each.site === site),
  );
  return refuse(
    `${file} has the outputs of ${unknown.map(({ stack }) => stack).join(' and ')} only; ` +
      `import those of ${networks.map(({ stack }) => stack).join(' and ')} first`,
  );
}

function azureFacts(
  found: AzureOutputs | undefined,
  file: string,
  link: Link,
  before: AzureFacts | undefined,
): Parsed<AzureFacts | undefined> {
  if (found === undefined) return { ok: true, value: before };
  const foreign = foreignGateway(found.outputs, link);
  if (foreign !== undefined) return refuse(`${file} ${foreign}`);
  const { stack } = componentOf(link, AZURE_COMPONENT);
  const facts = parseAzureOutputs(JSON.stringify({ [stack]: found.outputs }), file, link, undefined, PRODUCERS);
  if (!facts.ok || facts.value === undefined || !found.byArm) return facts;
  return { ok: true, value: { ...facts.value, deployedBy: 'arm' } };
}

/** Why outputs are of another link: those of Azure and of `terraform output -json` have no name of a stack. */
function foreignGateway(outputs: AzureOutputs['outputs'], { name, azure }: Link): string | undefined {
  // An existing VNet may have a gateway in any group, which was not read yet.
  if (azure.network.kind === 'existing' && azure.gateway.kind === 'created') return undefined;
  const id = outputs[GATEWAY_ID];
  const { resourceGroup: group } = azureIdOf(typeof id === 'string' ? id : '');
  const own = azure.gateway.kind === 'existing' ? azureIdOf(azure.gateway.id).resourceGroup : azure.resourceGroup.name;
  if (group === '' || sameAzureName(group, own)) return undefined;
  return `has the gateway of the resource group ${oneLine(group)}, and that of the link ${name} is in ${own}; import the outputs of this link, or name the config of the other one with --config`;
}

/** A side that is absent stays absent. */
function present(sides: object): object {
  return Object.fromEntries(Object.entries(sides).filter(([, facts]) => facts !== undefined));
}

function unknownContent(document: unknown, file: string, link: Link): string {
  const names = isRecord(document) ? someNames(document) : 'another kind of list';
  const stacks = componentsOf(link).map(({ stack }) => stack);
  return `${file} contains ${names || 'nothing'}, not the outputs of ${stacks.join(' or ')}; ${PRODUCERS}`;
}
