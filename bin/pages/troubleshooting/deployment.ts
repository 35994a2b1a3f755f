import { refused, REMEDIES } from '../../../lib/driver/aws/aws-errors';
import { judgeStatus, ROLLBACKS } from '../../../lib/driver/aws/stack-status';
import { describeLostAddress } from '../../../lib/driver/tunnel/lost-address';
import { describeLostRoute } from '../../../lib/driver/tunnel/lost-routes';
import { planRemedy } from '../../../lib/driver/azure/plan-remedy';
import { judgeLock, type LockLiveness } from '../../../lib/driver/lock/lock';
import { failureRemedy, type FailedEnd } from '../../../lib/driver/run/failed-step';
import type { Component } from '../../../lib/model/components';
import { recordedRefusals } from '../recorded-runs';
import { refusalLines } from './preflight';
import type { Chapter } from './section';

/** Error of AWS for each row of its table of remedies, as the SDK throws it. */
export const AWS_ERRORS = {
  expired: ['ExpiredToken', 'The security token included in the request is expired'],
  denied: [
    'AccessDenied',
    'User: arn:aws:sts::111111111111:assumed-role/x is not authorized to perform: ec2:CreateVpc',
  ],
  throttled: ['Throttling', 'Rate exceeded'],
  network: ['TimeoutError', 'getaddrinfo ENOTFOUND cloudformation.eu-central-1.amazonaws.com'],
} as const satisfies Readonly<Record<string, readonly [name: string, message: string]>>;

/** The row of the table that an error of AWS has; -1 for none. */
export function rowOfAwsError([name, message]: readonly [string, string]): number {
  return REMEDIES.findIndex(([words]) => words.test(`${name} ${message}`));
}

const awsError = (error: keyof typeof AWS_ERRORS): readonly string[] => {
  const [name, message] = AWS_ERRORS[error];
  const failure = refused('CloudFormation', Object.assign(new Error(message), { name, $metadata: {} }));
  return (failure?.lines ?? []).map((line) => line.trim());
};

/** Statuses that need manual action. */
const FAILED_STATUSES = [...Object.keys(ROLLBACKS), 'CREATE_FAILED', 'DELETE_FAILED', 'ROLLBACK_FAILED'];

const failedStacks = (): readonly string[] =>
  FAILED_STATUSES.flatMap((status) => {
    const verdict = judgeStatus(status, 'demo-router', 'eu-central-1');
    return typeof verdict === 'object' && verdict.label === 'failed' ? [`${status}; next: ${verdict.remedy}`] : [];
  });

/** What the router reports of a first boot that failed, and of another identity than the one that Azure has. */
const NOT_PREPARED = [
  'the packages could not be installed; does the router have internet access? last lines of the log: Err:1 http://archive.ubuntu.com/ubuntu noble InRelease',
  'the kernel 6.8.0-1021-aws accepts no ESP SA with the algorithms of the profile (aead rfc4106(gcm(aes)) 128): RTNETLINK answers: Protocol not supported; remove the lines for it in /etc/modprobe.d/hardening.conf, or choose another AMI in aws.router.ami',
  'line 137 of vpc2vnet-setup failed: sysctl -q -p /etc/sysctl.d/60-vpc2vnet.conf; last lines of the log: sysctl: permission denied on key "net.ipv4.ip_forward"',
];
const OTHER_IDENTITY = [
  "the router's address is 198.51.100.7 and Azure was deployed with 198.51.100.9; deploy the Azure side again, then the router",
  'the shared key was re-created and Azure was deployed with the former one; deploy the Azure side again, then the router',
];

const END: FailedEnd = {
  // The remedy depends on its tool alone.
  component: { tool: 'terraform' } as Component,
  tool: 'terraform',
  signal: undefined,
  problems: [],
  unfinished: [],
  log: '.vpc2vnet/demo/azure-deploy.log',
};

const OF_THE_ROUTER = {
  component: { tool: 'cdk' } as Component,
  tool: 'cdk',
  log: '.vpc2vnet/demo/router-deploy.log',
} as const;

/** Last words of a tool for each remedy of a failed step. */
export const FAILED_STEPS = {
  exists:
    'A resource with the ID "/subscriptions/…/virtualNetworks/azureVnet" already exists - to be managed via Terraform this resource needs to be imported into the State',
  wait: 'AWS::CloudFormation::WaitCondition TunnelVerified (TunnelVerified) WaitCondition received failed message: tunnel azure-0 was not established within 1080 s',
  quota: 'VcpuLimitExceeded: You have requested more vCPU capacity than your current vCPU limit',
} as const;

const failedStep = (problem: string, change: Partial<FailedEnd> = {}): readonly string[] => [
  ...(problem === '' ? [] : [problem]),
  `next: ${failureRemedy({ ...END, problems: problem === '' ? [] : [problem], ...change })}`,
];

const NOW = new Date('2026-11-01T10:05:00Z');
const HELD_HERE: LockLiveness = { driver: 'running', child: 'ended', otherContainer: false, silentSeconds: 1 };
const HELD_ELSEWHERE: LockLiveness = { ...HELD_HERE, driver: 'unknown', child: 'unknown' };
const DRIVER = { host: 'build-1', machine: '', boot: '', namespace: '', pid: 4711, started: '' };

function heldLines(liveness: LockLiveness): readonly string[] {
  const since = '2026-11-01T10:00:00Z';
  const lock = { link: 'demo', command: 'up', owner: 'ana', since, driver: DRIVER };
  const verdict = judgeLock(lock, liveness, NOW, '.vpc2vnet/demo.lock');
  return verdict.kind === 'held' ? verdict.lines : [];
}

/** The lines of a recorded start, apart from how Terraform introduces and ends its message. */
function refusedStart(name: string): readonly string[] {
  const lines = (recordedRefusals()[name] ?? []).map((line) => line.trim());
  return lines.filter(
    (line) => !/^(Initializing|- Reusing|To see which|versions are specified|terraform providers)/.test(line),
  );
}

/** Facts of a router that no instance has the address of. */
const LOST_ROUTE = { router: 'router-1', table: 'rtb-0123456789abcdef0', prefix: '10.3.0.0/16' };

const LOST = {
  address: '198.51.100.10',
  allocation: 'eipalloc-0123456789abcdef0',
  region: 'eu-central-1',
} as const;
const LOCK = 'Error acquiring the state lock';
const UNLOCK = 'terraform -chdir=cdktf.out/stacks/demo-azure force-unlock ID';

export const DEPLOYMENT: Chapter = {
  heading: 'A deployment fails',
  sections: [
    {
      heading: 'WaitCondition timed out, or received a failed message',
      words: ['WaitCondition timed out', 'was not established within', 'the forced rekey', 'of vpc2vnet-verify failed'],
      seen: failedStep(FAILED_STEPS.wait, OF_THE_ROUTER),
      cause:
        'The router was deployed, and the tunnel was not established in time, or a forced rekey failed. CloudFormation rolls back. AWS does not document whether a rollback associates the Elastic IP with the former router again; if it does not, the former router takes it after five minutes.',
      remedy:
        'The message ends with the last lines of the log of the router. Look them up in the sections above, fix the cause, and deploy again. `aws.router.waitMinutes` sets how long a deployment waits; `aws.router.waitForTunnel: false` deploys without waiting for the tunnel. A wait that timed out got no signal, as of a router without internet access: `npx cdk deploy STACK --no-rollback` keeps the instance, and `aws ec2 get-console-output --latest --output text --instance-id ID` prints the log of its boot.',
    },
    {
      heading: 'The router could not be prepared',
      words: [
        'of vpc2vnet-setup failed',
        'the router was not prepared within',
        'the packages could not be installed',
        'has no XFRM interfaces',
        'accepts no ESP SA',
        'is not an IPv4 address',
      ],
      seen: NOT_PREPARED,
      cause:
        'The first boot of the router failed: it could not install its packages, its kernel lacks what a tunnel needs, or a setting of the AMI is in the way. The Elastic IP is not associated with it, so a former router continues.',
      remedy:
        'Fix the cause that the message names, and deploy again. Hardened images block kernel modules in `/etc/modprobe.d`. A router that is kept (`npx cdk deploy STACK --no-rollback`) tries again at each boot, and `/var/log/cloud-init-output.log` has its log.',
    },
    {
      heading: 'Azure was deployed with another address or key',
      words: ['Azure was deployed with'],
      seen: OTHER_IDENTITY,
      cause:
        'The AWS network was re-created after the Azure side was deployed, so the connection of Azure has a former address or shared key. The router compares its own with those that the Azure side reported when it was deployed. It does not read Azure: what somebody changed there since, or a key that was rotated on one side, shows as AUTHENTICATION_FAILED or as no response.',
      remedy: 'Deploy the Azure side again, then the router: `npm run -s vpc2vnet next` prints the commands.',
    },
    {
      heading: 'UPDATE_ROLLBACK_FAILED, UPDATE_FAILED, CREATE_FAILED',
      words: FAILED_STATUSES,
      seen: failedStacks(),
      cause:
        'CloudFormation stopped in a state that it does not leave by itself. `cdk rollback` needs a bootstrap stack, which a link does not have.',
      remedy:
        'Find the cause in the events of the stack, fix it, and run the command for this status: `rollback-stack` for UPDATE_FAILED, `continue-update-rollback` for UPDATE_ROLLBACK_FAILED, `npx cdk destroy` for the others.',
    },
    {
      heading: 'Cannot update export, Cannot delete export: it is in use',
      words: ['Cannot update export', 'Cannot delete export'],
      seen: ['Update canceled. Cannot update export demo-network:ExportsOutputRefVpc as it is in use by demo-router'],
      cause:
        'The edit replaces the VPC or the subnet that the router is in. CloudFormation rejects it, and changes nothing.',
      remedy:
        'Remove the router first: `npm run -s vpc2vnet next` prints the steps, and `up` runs them. A checkout without the hand-off lacks the facts of the router: [When CloudFormation stops halfway](deploy-step-by-step.md#when-cloudformation-stops-halfway) has the commands that import what exists.',
    },
    {
      heading: 'Quota or limit exceeded',
      words: ['quota', 'Quota', 'VcpuLimitExceeded', 'AddressLimitExceeded', 'VpcLimitExceeded'],
      seen: failedStep(FAILED_STEPS.quota, OF_THE_ROUTER),
      cause: 'The account or the subscription has no more of a resource in this region, such as Elastic IPs or vCPUs.',
      remedy: 'Request a higher quota, or delete unused resources, then deploy again.',
    },
    {
      heading: 'AccessDenied, UnauthorizedOperation, AuthorizationFailed',
      words: [
        'AccessDenied',
        'UnauthorizedOperation',
        'AuthorizationFailed',
        'not authorized to perform',
        'OptInRequired',
        'credentials may not call',
        'this identity may not do',
      ],
      seen: awsError('denied'),
      cause: 'The identity that deploys lacks a permission.',
      remedy: 'Get the permission that the message names; [permissions](../reference/permissions.md) lists them.',
    },
    {
      heading: 'ExpiredToken, InvalidClientTokenId: AWS rejects the credentials',
      words: [
        'ExpiredToken',
        'InvalidClientTokenId',
        'UnrecognizedClient',
        'CredentialsProviderError',
        'no valid AWS credentials',
      ],
      seen: [...awsError('expired'), ...refusalLines('noAwsCredentials')],
      cause:
        'There are no credentials of AWS, or their session has ended. A session of some roles lasts an hour, of which an Azure gateway takes most.',
      remedy: 'Run `aws sso login` or `aws configure`, or set `AWS_PROFILE`; then run the command again.',
    },
    {
      heading: 'could not acquire access token: Azure rejects the credentials',
      words: ['could not acquire access token', 'AADSTS'],
      seen: refusedStart('azureLogin'),
      cause:
        'Terraform logs in with the variables of a service principal, or by `az`, and Microsoft Entra ID rejects it. The secret is wrong or has expired, or belongs to another tenant.',
      remedy:
        'Run `az login`, or check `ARM_CLIENT_ID`, `ARM_CLIENT_SECRET` and `ARM_TENANT_ID`. Microsoft explains the number behind [AADSTS](https://learn.microsoft.com/entra/identity-platform/reference-error-codes).',
    },
    {
      heading: 'Throttling: Rate exceeded',
      words: ['Throttling', 'Rate exceeded', 'RequestLimitExceeded', 'TooManyRequests'],
      seen: awsError('throttled'),
      cause: 'AWS limits how many requests an account may send.',
      remedy: 'Wait a minute, then run the command again.',
    },
    {
      heading: 'ENOTFOUND, ECONNREFUSED, timeout: a cloud is not reached',
      words: [
        'AWS cannot be reached',
        'ENOTFOUND',
        'ECONNREFUSED',
        'ECONNRESET',
        'EHOSTUNREACH',
        'ENETUNREACH',
        'EAI_AGAIN',
        'TimeoutError',
      ],
      seen: awsError('network'),
      cause: 'This machine does not reach the service.',
      remedy: 'Check the network and its proxy, then run the command again.',
    },
    {
      heading: 'Error acquiring the state lock',
      words: ['state lock'],
      seen: [LOCK, `next: ${planRemedy([LOCK], UNLOCK)}`],
      cause:
        'Another Terraform holds the lock of this state, or was killed while holding it. The lock of a local state ends with its process; a lock in S3 or Azure Storage stays.',
      remedy:
        'Wait for the other run. Once you are sure that it has exited, run the `force-unlock` that the message names, with the ID in it, and the command again.',
    },
    {
      heading: 'Failed to query available provider packages: the registry is not reached',
      words: ['Failed to query available provider packages', 'Could not retrieve the list of available versions'],
      seen: refusedStart('providerRegistry'),
      cause: 'Terraform downloads the azurerm provider once, and does not reach its registry from this machine.',
      remedy:
        'Check the network and the proxy, then run the command again. Without internet access, name a mirror in the configuration of Terraform ([provider installation](https://developer.hashicorp.com/terraform/cli/config/config-file#provider-installation)).',
    },
    {
      heading: 'Backend configuration changed',
      words: ['Backend configuration changed'],
      seen: ['Error: Backend configuration changed'],
      cause: 'The config has another `backend` than the one in which Terraform has the state of the link.',
      remedy: 'Move the state once: [Keep the state of Terraform in a cloud](remote-state.md).',
    },
    {
      heading: 'A resource already exists, and needs to be imported into the state',
      words: ['to be managed via Terraform'],
      seen: failedStep(FAILED_STEPS.exists),
      cause:
        'The resource exists in Azure and is not in the state of Terraform: a killed run had created it, or somebody else has.',
      remedy:
        'Import it, as the message describes. If the Azure side was deployed from Bicep, import its outputs into the hand-off instead: [Deploy with aws and az](deploy-with-aws-and-az.md).',
    },
    {
      heading: 'Another driver is running on the link',
      words: ['wait for it or stop it', 'cannot check whether it is still running'],
      seen: [HELD_HERE, HELD_ELSEWHERE].flatMap(heldLines),
      cause:
        '`up` or `down` is already running on this link. The lock file says who started it, when, and on which machine.',
      remedy:
        'Wait for it, or stop it by Ctrl-C. Delete the lock file only if its process, on the named machine, has ended; a lock of a process that ended on this machine is removed automatically.',
    },
    {
      heading: 'A tool was killed',
      words: ['was killed (SIG'],
      seen: [
        'terraform was killed (SIGKILL) before it finished',
        ...failedStep('', { signal: 'SIGKILL', unfinished: ['azurerm_virtual_network_gateway.gateway'] }),
      ],
      cause: 'The process of `cdk` or Terraform ended by a signal, for instance because memory was exhausted.',
      remedy:
        'Run the command again: it resumes. [Resume after an interruption](resume-after-interruption.md) says how.',
    },
    {
      heading: 'InvalidInstanceId: the state of the tunnel is not known',
      words: ['InvalidInstanceId'],
      seen: ['InvalidInstanceId: Instances [[i-0123456789abcdef0]] not in a valid state for account 111111111111'],
      cause:
        'Systems Manager has no contact with the agent of the router: it is still booting, or it has no internet access.',
      remedy:
        'Wait some minutes. `az network vpn-connection show --query connectionStatus` shows the tunnel as Azure sees it.',
    },
    {
      heading: 'The Elastic IP is associated with no instance',
      words: ['no instance is associated with', 'instance no longer exists'],
      seen: [[], ['i-0123456789abcdef0']].map((instances) => describeLostAddress({ ...LOST, instances })),
      cause:
        'Somebody terminated the router or disassociated its Elastic IP, or a rollback did not associate the address again. The stack is up to date all the same, so that `cdk deploy` has nothing to do.',
      remedy:
        'Wait six minutes: a router whose tunnel was verified takes an address that no instance has had for five. Or run `npm run up`: it associates the address with the router, or creates another router with the same address and key. By hand, `npm run -s vpc2vnet replace-router` and `npx cdk deploy STACK` with the stack of the router create another one.',
    },
    {
      heading: 'A route to Azure is lost',
      words: ['the route to 10', 'with the route to'],
      seen: (['missing', 'blackhole', 'elsewhere', 'table'] as const).map((kind) =>
        describeLostRoute({
          ...LOST_ROUTE,
          kind,
          target: kind === 'blackhole' ? 'i-0123456789abcdef0' : 'tgw-0a1b2c3d',
        }),
      ),
      cause:
        'Somebody deleted or changed a route of the VPC, or its target was terminated. The tunnel is up all the same, and the stack is up to date. A deployment of the router by hand fails while the route does not exist.',
      remedy:
        'Run `npm run up`: it creates the route again, and asks before it replaces one that leads elsewhere. When the router has no instance any more and a route is deleted, `up` asks, removes the stack of the router and creates it again. A route table that was deleted takes its routes with it: deploy the network again, or name other tables of an existing VPC.',
    },
    {
      heading: 'requires a bootstrap stack',
      words: ['requires a bootstrap stack'],
      seen: ['requires a bootstrap stack'],
      cause: '`cdk rollback` and `cdk gc` need `cdk bootstrap`, which a link does without.',
      remedy:
        'Use the commands of CloudFormation: [When CloudFormation stops halfway](deploy-step-by-step.md#when-cloudformation-stops-halfway).',
    },
  ],
};
