import { aws, azure, ipsec, link, policy } from '../config/case';
import { configOf } from '../fixtures/config';
import { known, pending, previewed } from '../../lib/model/fact';
import { pendingSources, routersReady } from '../../lib/model/readiness';
import { planOf, TOLD } from './plan-of';

describe('defaults', () => {
  const plan = planOf();

  test('three lines of config give the network of the post', () => {
    expect(plan.aws.prefixes).toEqual(['10.0.0.0/16']);
    expect(plan.aws.subnets).toEqual([
      { name: 'Subnet1', cidr: '10.0.0.0/24', public: true, zone: { kind: 'nth', index: 0 } },
    ]);
    expect(plan.azure.prefixes).toEqual(['10.3.0.0/16']);
    expect(plan.azure.subnets).toEqual([{ name: 'Subnet1', cidr: '10.3.0.0/24' }]);
    expect(plan.azure.gatewaySubnet).toBe('10.3.255.224/27');
    expect(plan.routing).toEqual({ kind: 'static' });
  });

  test('everything is named after the link', () => {
    expect(plan.aws.stackNames).toEqual({ network: 'ab-network', router: 'ab-router' });
    expect(plan.azure).toMatchObject({ stackName: 'ab-azure', resourceGroup: 'ab', location: 'westeurope' });
  });

  test('the gateway is the smallest one for production, in all zones', () => {
    expect(plan.azure.gateway).toMatchObject({ sku: 'VpnGw1AZ', generation: 'Generation1', zones: ['1', '2', '3'] });
  });

  test('a location without zones gets none', () => {
    const westUs = planOf(configOf({ azure: { location: 'West US' } }));

    expect(westUs.azure).toMatchObject({ location: 'westus', gateway: { zones: [] } });
  });

  test('the router waits for its tunnel and reboots by itself never', () => {
    expect(plan.aws.routers).toEqual([
      {
        name: 'router-1',
        address: pending('cdk deploy'),
        subnetName: 'Subnet1',
        instanceType: 't4g.small',
        image: { kind: 'newest' },
        rootVolumeGiB: 8,
        wait: { kind: 'tunnel', minutes: 20 },
        rebootAt: undefined,
      },
    ]);
  });

  test('the tunnel has the strong profile', () => {
    expect(plan.crypto).toMatchObject({ name: 'strong', policy: { dhGroup: 'ECP384', saLifeTimeSeconds: 27_000 } });
    expect(plan.azure).toMatchObject({ dpdTimeoutSeconds: 45, connectionMode: 'Default' });
  });
});

describe('what the config says', () => {
  test('switches turn things off', () => {
    const off = planOf(
      'name: ab\naws: {region: us-west-2, testHost: {enabled: false}, router: {waitForTunnel: false}}\n' +
        'azure: {location: westeurope, testVm: {enabled: false}}\n',
    );

    expect([off.aws.testHosts, off.azure.testVms]).toEqual([[], []]);
    expect(off.aws.routers[0]?.wait).toEqual({ kind: 'none' });
  });

  test('a zone is a letter of the region or a whole name', () => {
    const subnets =
      '{name: a, cidr: 10.0.0.0/24, availabilityZone: b}, {name: c, cidr: 10.0.1.0/24, availabilityZone: us-west-2c}';

    expect(planOf(aws(`vpc: {subnets: [${subnets}]}`)).aws.subnets.map(({ zone }) => zone)).toEqual([
      { kind: 'named', name: 'us-west-2b' },
      { kind: 'named', name: 'us-west-2c' },
    ]);
  });

  test('router and test host stand in the first public subnet, or in the one that is named', () => {
    const subnets =
      'vpc: {subnets: [{name: a, cidr: 10.0.0.0/24, public: false}, {name: b, cidr: 10.0.1.0/24}, {name: c, cidr: 10.0.2.0/24}]}';

    expect(planOf(aws(subnets)).aws.routers[0]?.subnetName).toBe('b');
    expect(planOf(aws(`${subnets}, router: {subnet: c}`)).aws.routers[0]?.subnetName).toBe('c');
  });

  test('a policy takes the place of the profile', () => {
    expect(planOf(policy({ pfsGroup: 'None', saLifeTimeSeconds: 300 })).crypto).toMatchObject({
      name: 'custom',
      policy: { pfsGroup: 'None', saLifeTimeSeconds: 300 },
      proposals: { esp: ['aes256gcm16'] },
    });
  });

  test('azure-default sends no policy', () => {
    expect(planOf(ipsec('profile: azure-default')).crypto.policy).toBeUndefined();
  });

  test.each([
    ['cn-north-1', 'amazonaws.com.cn'],
    ['us-gov-west-1', 'amazonaws.com'],
    ['eu-central-1', 'amazonaws.com'],
  ])('%s has its endpoints under %s', (region, domain) => {
    expect(planOf(configOf({ aws: { region } })).aws.domain).toBe(domain);
  });

  test('the SSH key of the test VM is kept, or left to a variable', () => {
    const key = `ssh-ed25519 ${'A'.repeat(68)}`;

    expect(planOf(azure(`testVm: {sshPublicKey: ${key}}`)).azure.testVms[0]?.sshPublicKey).toBe(key);
    expect(planOf().azure.testVms[0]?.sshPublicKey).toBeUndefined();
  });
});

describe('facts', () => {
  test('nothing is known before the first deployment, and each fact names the command that tells it', () => {
    const plan = planOf();

    expect(plan.aws.sharedKeySecretArn).toEqual(pending('cdk deploy'));
    expect(plan.azure.gateway.addresses).toEqual([pending('cdktf deploy')]);
    expect([...pendingSources(plan)]).toEqual(['cdk deploy', 'cdktf deploy']);
    expect([plan.preview, routersReady(plan)]).toEqual([false, false]);
  });

  test('what one cloud has told is known while the other is pending', () => {
    const plan = planOf(link(), { handoff: { ...TOLD, azure: undefined } });

    expect(plan.aws.routers[0]?.address).toEqual(known('192.0.2.1'));
    expect([...pendingSources(plan)]).toEqual(['cdktf deploy']);
  });

  test('when both have told, the routers can be made', () => {
    const plan = planOf(link(), { handoff: TOLD });

    expect(plan.tunnels[0]).toMatchObject({ routerAddress: known('192.0.2.1'), gatewayAddress: known('192.0.2.2') });
    expect([plan.preview, routersReady(plan)]).toEqual([false, true]);
  });

  test('a preview fills what is pending with documentation addresses, marked as such', () => {
    const plan = planOf(link(), { preview: true });

    expect(plan.aws.routers[0]?.address).toEqual(previewed('198.51.100.10'));
    expect(plan.azure.gateway.addresses).toEqual([previewed('203.0.113.10')]);
    expect(plan.aws.sharedKeySecretArn).toMatchObject({
      preview: true,
      value: expect.stringContaining(':000000000000:'),
    });
    expect([plan.preview, routersReady(plan)]).toEqual([true, true]);
  });

  test('a preview keeps what is known, and is none when everything is', () => {
    const half = planOf(link(), { preview: true, handoff: { ...TOLD, azure: undefined } });

    expect(half.aws.routers[0]?.address).toEqual(known('192.0.2.1'));
    expect([half.preview, planOf(link(), { preview: true, handoff: TOLD }).preview]).toEqual([true, false]);
  });
});

describe('images', () => {
  const imageOf = (ami: string, remembered: boolean) =>
    planOf(aws(`router: {ami: ${ami}}`), remembered ? { handoff: TOLD } : {}).aws.routers[0]?.image;

  test.each([
    ['pinned', false, { kind: 'newest' }],
    ['pinned', true, { kind: 'remembered', id: 'ami-0123456789abcdef0' }],
    ['latest', false, { kind: 'newest' }],
    ['latest', true, { kind: 'newest' }],
    ['ami-0fedcba9876543210', false, { kind: 'given', id: 'ami-0fedcba9876543210' }],
    ['ami-0fedcba9876543210', true, { kind: 'given', id: 'ami-0fedcba9876543210' }],
  ] as const)('%s, with a remembered image: %p', (ami, remembered, image) => {
    expect(imageOf(ami, remembered)).toEqual(image);
  });

  test('the image of one machine is not taken for another', () => {
    expect(planOf(link(), { handoff: TOLD }).aws.testHosts[0]?.image).toEqual({ kind: 'newest' });
  });
});

test('a plan is frozen in all its depth', () => {
  const loose: string[] = [];
  const visit = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null) return;
    if (!Object.isFrozen(value)) loose.push(path);
    for (const [key, child] of Object.entries(value)) visit(child, `${path}.${key}`);
  };
  visit(planOf(link('tags: {a: b}\n'), { handoff: TOLD }), 'plan');

  expect(loose).toEqual([]);
});

test('the same input gives an equal plan', () => {
  expect(planOf(link(), { handoff: TOLD })).toEqual(planOf(link(), { handoff: TOLD }));
});
