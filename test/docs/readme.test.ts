import { loadConfig } from '../../lib/config/load';
import { resolveLink } from '../../lib/model/resolve';
import { blocksOf, README } from '../fixtures/readme';

test('README has at most 150 lines', () => {
  expect(README.split('\n').length - 1).toBeLessThanOrEqual(150);
});

test('README has its sections in the order in which a newcomer asks', () => {
  const headings = [...README.replaceAll(/^```.*?^```/gms, '').matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);

  expect(headings).toEqual([
    'What you get',
    'When to use it',
    'Requirements',
    'Quick start without a cloud',
    'Deploy',
    'The config',
    'Commands',
    'Known gaps',
    'Documentation',
  ]);
});

test('README shows first the config of a VPC and a VNet that exist, which `discover` completes', () => {
  const [first] = blocksOf(README).filter(({ language }) => language === 'yaml');
  const text = first?.text ?? '';
  const vnet = /\/subscriptions\/\S+/.exec(text)?.[0] ?? '';
  const vpc = {
    id: /vpc-0\w+/.exec(text)?.[0] ?? '',
    cidrs: ['10.20.0.0/16'],
    subnets: [{ id: 'subnet-0123456789abcdef0', cidr: '10.20.0.0/24', public: true }],
    routeTables: ['rtb-0123456789abcdef0'],
  };
  const loaded = loadConfig(text, 'vpc2vnet.yaml', {
    vpc,
    vnet: { id: vnet, cidrs: ['10.40.0.0/16'], gatewaySubnet: '10.40.255.0/27' },
  });

  if (!loaded.ok) throw new Error(loaded.problems.map((problem) => problem.rule).join('\n'));
  const { sites, azure } = resolveLink(loaded);
  expect([sites[0].network.kind, azure.network.kind]).toEqual(['existing', 'existing']);
});
