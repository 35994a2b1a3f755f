import { workloadLines } from '../../lib/model/workloads';
import { buildFirewall } from '../../lib/router/firewall';
import { printNftables } from '../../lib/router/print-nftables';
import { interfacesUnit } from '../../lib/router/units';
import { routerTemplate } from '../fixtures/aws-stacks';
import { configOf } from '../fixtures/config';
import { previewOfExample } from '../fixtures/examples';
import { DEPLOYED } from '../fixtures/handoffs';
import { linkOf, SHORTEST, viewOf } from '../fixtures/link-of';

const WIDE = configOf({
  aws: { vpc: { cidrs: ['10.0.0.0/16', '10.1.0.0/16'] } },
  azure: { vnet: { cidrs: ['10.3.0.0/16', '10.4.0.0/16'] } },
});

const line = (yaml: string, start: string): string =>
  workloadLines(linkOf(yaml)).find((each) => each.startsWith(start)) ?? '';

describe('what a workload needs', () => {
  test('is an inbound rule of its security group for every prefix of the VNet', () => {
    expect(line(WIDE, 'AWS security group: allow inbound what')).toMatch(/from 10\.3\.0\.0\/16, 10\.4\.0\.0\/16$/);
  });

  test('is an inbound rule for the ICMP of the router, which has an address of the VPC', () => {
    expect(line(WIDE, 'AWS security group: allow inbound ICMP type 3')).toMatch(
      /from 10\.0\.0\.0\/16, 10\.1\.0\.0\/16$/,
    );
  });

  test('is a route to the router, by the stack that has its instance', () => {
    expect(line(SHORTEST, 'AWS route table')).toContain('10.3.0.0/16 to the instance of the stack link-router;');
    expect(Object.keys(routerTemplate().findResources('AWS::EC2::Instance'))).toContainEqual(
      expect.stringMatching(/^router1Instance/),
    );
  });

  test('is a rule of the network security group for every CIDR block of the VPC', () => {
    expect(line(WIDE, 'Azure network security group')).toContain('from 10.0.0.0/16, 10.1.0.0/16;');
  });

  test('is the MTU of the tunnel interface and the segment size of the firewall', () => {
    const view = viewOf(linkOf(SHORTEST, DEPLOYED));
    const [, mtu, mss] =
      /MTU through the tunnel: (\d+) bytes; the router limits TCP segments to (\d+) bytes/.exec(
        line(SHORTEST, 'MTU'),
      ) ?? [];

    expect(JSON.stringify(interfacesUnit(view.tunnels))).toContain(` mtu ${mtu} up`);
    expect(printNftables(buildFirewall(view))).toContain(`maxseg size set ${mss}`);
  });

  test('has no further route where nothing is behind either side', () => {
    expect(line(SHORTEST, 'routes to create')).toBe('');
  });

  test('is a route to and from each prefix behind the VPC and behind the VNet', () => {
    const lines = workloadLines(
      linkOf(configOf({ aws: { routedCidrs: ['10.6.0.0/16'] }, azure: { routedCidrs: ['10.7.0.0/16'] } })),
    );

    expect(lines.filter((each) => each.startsWith('routes to create'))).toEqual([
      "routes to create: 10.6.0.0/16 in the route table of the router's subnet, to what leads there, such as a transit gateway",
      'routes to create: 10.3.0.0/16, 10.7.0.0/16 in the networks 10.6.0.0/16 and in what connects them, to the VPC',
      'routes to create: 10.7.0.0/16 in the Azure gateway, by the connection that leads there',
      'routes to create: 10.0.0.0/16, 10.6.0.0/16 in the networks 10.7.0.0/16, to the Azure gateway',
    ]);
  });

  test('exists already as a route in the subnets of the config', () => {
    routerTemplate().hasResourceProperties('AWS::EC2::Route', { DestinationCidrBlock: '10.3.0.0/16' });
  });

  test('names the site of a line that is not the same for all sites', () => {
    const lines = workloadLines(previewOfExample('two-sites'));
    const starts = lines.map((each) => each.replace(/(group|table|tunnel):.*/, '$1'));

    expect(starts).toEqual([
      'aws: AWS security group',
      'aws: AWS route table',
      'aws: Azure network security group',
      'virginia: AWS security group',
      'virginia: AWS route table',
      'virginia: Azure network security group',
      'AWS security group',
      'MTU through the tunnel',
      'Azure route table',
    ]);
  });
});
