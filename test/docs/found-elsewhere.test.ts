import { FOUND_ELSEWHERE } from '../../bin/pages/found-elsewhere';
import { loadConfig } from '../../lib/config/load';
import type { Found } from '../../lib/config/found';
import { printProblem } from '../../lib/config/problems/print-problem';
import { withAwsErrors } from '../../lib/driver/aws/aws-errors';
import type { Aws } from '../../lib/driver/aws/aws.edge';
import { checkExisting, existingSites, lookAt } from '../../lib/driver/existing.edge';
import { awsFindings } from '../../lib/driver/preflight/aws-findings';
import { vnetChanges } from '../../lib/discover/vnet/vnet-changed';
import { lookInVnet } from '../../lib/discover/vnet/vnet-look';
import { linkFiles } from '../../lib/workspace/link-files';
import { HUB, vnetSeen, wantedVnet } from '../discover/vnet';
import { PUBLIC, PUBLIC_TABLE, vpcSeen } from '../discover/vpc';
import { configOf } from '../fixtures/config';
import { DEPLOYED } from '../fixtures/handoffs';
import { linkOf } from '../fixtures/link-of';

const VPC = {
  id: 'vpc-0a1b2c3d4e5f67890',
  cidrs: ['10.20.0.0/16'],
  subnets: [{ id: PUBLIC, cidr: '10.20.0.0/24' }],
  routeTables: [PUBLIC_TABLE],
};
const EXISTING = configOf({ aws: { vpc: VPC } });
const OTHER_VPC = { ...VPC, id: 'vpc-0fffffffffffffff0', subnets: [{ ...VPC.subnets[0]!, public: true }] };

/** What is said in each row's case, by its key. */
const SAID: Readonly<Record<string, () => Promise<readonly string[]> | readonly string[]>> = {
  overlap: () => problemsOf(configOf({ aws: { vpc: VPC }, azure: { vnet: { cidrs: ['10.20.128.0/17'] } } })),
  'vpc-gone': () => linesOf(look({ vpc: () => Promise.resolve(undefined) })),
  'vpc-rights': () => linesOf(look({ vpc: () => withAwsErrors('EC2', Promise.reject(DENIED)) })),
  'vpc-changed': () =>
    linesOf(
      checkExisting(
        {
          aws: () => awsWith({ vpc: () => Promise.resolve(vpcSeen({ cidrs: [...VPC.cidrs, '10.21.0.0/16'] })) }),
          azureSubscription: undefined,
          workspace: { files: linkFiles({}) },
        },
        { link: linkOf(EXISTING), handoff: DEPLOYED },
        () => undefined,
      ),
    ),
  'vpc-other': () => problemsOf(configOf({ aws: { vpc: { id: VPC.id } } }), { vpc: OTHER_VPC }),
  'elastic-ips': () => {
    const answers = {
      offers: {},
      zones: [],
      subnetZones: {},
      vcpusOf: {},
      denied: [],
      elasticIps: { used: 5, limit: 5 },
    };
    const demand = { region: 'eu-central-1', network: { vpcs: 0, elasticIps: 1 }, instances: [] };
    return awsFindings(demand, answers).map(({ text }) => text);
  },
  'vnet-other': () =>
    problemsOf(configOf({ azure: { vnet: { id: HUB } } }), { vnet: { id: `${HUB}-2`, cidrs: ['10.40.0.0/16'] } }),
  'vnet-changed': () => {
    const { azure } = linkOf(configOf({ azure: { vnet: { id: HUB, cidrs: ['10.40.0.0/16', '10.48.0.0/16'] } } }));
    if (azure.network.kind !== 'existing') throw new Error('the config names no VNet');
    return vnetChanges(azure.network, lookInVnet(vnetSeen({}), wantedVnet())).lost;
  },
};

const DENIED = Object.assign(
  new Error(
    'You are not authorized to perform this operation. User: arn:aws:iam::111111111111:user/x is not authorized to perform: ec2:DescribeVpcs',
  ),
  { name: 'UnauthorizedOperation', $metadata: {} },
);

function awsWith(some: object): Aws {
  const { owner } = vpcSeen({});
  return {
    caller: () => Promise.resolve({ account: owner, arn: '' }),
    stack: () => Promise.resolve(undefined),
    ...some,
  } as unknown as Aws;
}

function look(some: object): Promise<unknown> {
  const link = linkOf(EXISTING);
  return lookAt(() => awsWith(some), link, existingSites(link)[0]!);
}

async function linesOf(done: Promise<unknown>): Promise<readonly string[]> {
  return done.then(
    () => [],
    ({ lines }: { readonly lines: readonly string[] }) => lines,
  );
}

function problemsOf(yaml: string, found?: Found): readonly string[] {
  const loaded = loadConfig(yaml, 'vpc2vnet.yaml', found);
  return loaded.ok ? [] : loaded.problems.map(printProblem);
}

describe('what is in the way of a link in networks that exist, and is found elsewhere', () => {
  test.each(FOUND_ELSEWHERE.map(({ code, seen, said }) => [code, seen, said]))(
    'is said for %s: %s',
    async (code, _, said) => {
      const lines = (await SAID[code]?.()) ?? [];

      expect(lines.map((line) => line.replace(/^vpc2vnet\.yaml:\d+:\d+ /, '').trim()).join(' ')).toContain(said);
    },
  );
});
