import type { Component } from '../../model/components';
import { importCommand, type NamedFiles } from '../../workspace/commands';

/** How the tool of a step ended without success. */
export interface FailedEnd {
  readonly component: Component;
  readonly tool: string;
  /** The signal that killed it; undefined when it exited by itself. */
  readonly signal: string | undefined;
  /** Its error messages. */
  readonly problems: readonly string[];
  /** Resources whose change was in progress. */
  readonly unfinished: readonly string[];
  readonly log: string;
  /** Files that a remedy has to name. @default - none */
  readonly files?: NamedFiles;
}

/** Returns the tool's error messages, and the signal that killed it; empty when it printed none and exited by itself. */
export function failureCause({ tool, signal, problems }: FailedEnd): readonly string[] {
  return signal === undefined ? problems : [...problems, `${tool} was killed (${signal}) before it finished`];
}

/**
 * Remedies by the error codes of both clouds; the first that matches counts. By codes, because the words of messages
 * overlap: "limit" is also in messages about throttling and in the names of policies.
 * @see https://learn.microsoft.com/azure/azure-resource-manager/troubleshooting/common-deployment-errors
 */
const CODES: readonly (readonly [RegExp, string])[] = [
  [/RequestDisallowedByPolicy/, 'ask who owns the policy named above for an exemption, or change what it forbids'],
  [
    /SkuNotAvailable|NotAvailableForSubscription/,
    'set the size named above to another one (`azure.testVm.size`), or `azure.testVm.enabled` to false',
  ],
  [
    /MissingSubscriptionRegistration/,
    'register the namespace named above (`az provider register --namespace NAMESPACE --wait`)',
  ],
  [/TooManyRequests|Throttl|RequestLimitExceeded|Rate exceeded/i, 'wait some minutes'],
  [
    /InUsePrefixCannotBeDeleted|NetcfgInvalidSubnet|NetcfgSubnetRangesOverlap/,
    'keep the names and prefixes of subnets that are in use, or first deploy without what is in them (`azure.testVm.enabled: false`)',
  ],
  [
    /CrossSeriesOrCrossGatewayGenenrationResizeNotSupported/,
    'set `azure.gateway.sku` to one of the same generation and series',
  ],
  [
    /cannot (?:delete|update) export|is in use by|InUse\b|CannotBeDeleted/i,
    'remove what uses the resource named above',
  ],
  [
    /QuotaExceeded|quota exceeded|LimitExceeded|CountLimitReached|exceeding approved|exceeds? (?:the )?(?:quota|limit)\b/i,
    'request a higher quota or delete unused resources',
  ],
];

/** Returns what to do next, by the first cause that the tool's messages match. */
export function failureRemedy(end: FailedEnd): string {
  const text = end.problems.join(' ');
  const rest = `run this again to resume; the full log is ${end.log}`;
  if (/already exists - to be managed via Terraform/i.test(text)) {
    return `the resource named above already exists: import it (\`${end.tool} import\`), or, if the Azure side was deployed outside vpc2vnet, import its outputs (\`${importCommand(end.files)}\`); then ${rest}`;
  }
  if (/WaitCondition \S*Prepared/.test(text)) {
    return `the router could not be prepared; fix the cause in its log lines above, then ${rest}`;
  }
  if (/WaitCondition/.test(text)) {
    return `the tunnel was not established; fix the cause in the router's log lines above, then ${rest}`;
  }
  const remedy = CODES.find(([codes]) => codes.test(text))?.[1];
  if (remedy !== undefined) return `${remedy}, then ${rest}`;
  if (end.signal !== undefined) return `${afterKill(end)}; ${rest}`;
  return end.component.tool === 'terraform'
    ? `the resources created so far are in Terraform's state; fix the cause named above, then ${rest}`
    : `CloudFormation rolled back its changes; fix the cause named above, then ${rest}`;
}

/** Returns the state that a tool is in after Ctrl-C interrupted it. */
export function afterInterruption({ component, tool, unfinished }: FailedEnd): string {
  if (component.tool === 'cdk') return CLOUDFORMATION_CONTINUES;
  const rest = unfinished.length === 0 ? '' : ` (in progress: ${unfinished.join(', ')})`;
  return `${tool} has saved its state${rest}`;
}

const CLOUDFORMATION_CONTINUES = 'CloudFormation continues without the toolkit, and the next run waits for it';

function afterKill({ component, tool, unfinished }: FailedEnd): string {
  if (component.tool === 'cdk') return CLOUDFORMATION_CONTINUES;
  const done = `the resources that ${tool} had finished are in its state`;
  return unfinished.length === 0
    ? done
    : `${done}; those in progress may exist without being in the state: ${unfinished.join(', ')}; if the next run reports one, import it as its message describes`;
}
