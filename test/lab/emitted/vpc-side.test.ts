import { readVpcSide, type CloudFormation } from '../../../lib/lab/emitted/vpc-side';
import { readSecurityGroup } from '../../../lib/lab/emitted/security-group';
import { securityFilter } from '../../../lib/lab/stand-ins/security-group-filter';
import { routerTemplate } from '../../fixtures/aws-stacks';

const ROUTER = routerTemplate().toJSON() as CloudFormation;

/** The emitted stack with the properties of its instances changed. */
function withInstances(change: Readonly<Record<string, unknown>>): CloudFormation {
  const resources = Object.entries(ROUTER.Resources ?? {}).map(([id, resource]) => [
    id,
    resource.Type === 'AWS::EC2::Instance'
      ? { ...resource, Properties: { ...resource.Properties, ...change } }
      : resource,
  ]);
  return { Resources: Object.fromEntries(resources) as CloudFormation['Resources'] };
}

describe('the lab’s VPC', () => {
  test('routes to the router what the emitted route tables do, without the source/destination check', () => {
    expect(readVpcSide([ROUTER])).toMatchObject({ routesToRouter: ['10.3.0.0/16'], sourceDestCheck: false });
  });

  test('allows the ingress of the emitted security group', () => {
    const { ingress, egress } = readVpcSide([ROUTER]).securityGroup;

    expect(ingress).toEqual([
      { protocol: 'udp', ports: [500, 500], cidr: '203.0.113.7/32' },
      { protocol: 'udp', ports: [4500, 4500], cidr: '203.0.113.7/32' },
      { protocol: undefined, cidr: '10.0.0.0/16' },
    ]);
    expect(egress).toEqual([{ protocol: undefined, cidr: '0.0.0.0/0' }]);
  });

  test('allows all egress and no ingress for a group without rules', () => {
    expect(readSecurityGroup({})).toEqual({ ingress: [], egress: [{ protocol: undefined, cidr: '0.0.0.0/0' }] });
  });

  test('rejects a rule that it cannot emulate', () => {
    const rule = { IpProtocol: 'tcp', SourceSecurityGroupId: 'sg-1', FromPort: 1, ToPort: 2 };

    expect(() => readSecurityGroup({ SecurityGroupIngress: [rule] })).toThrow('cannot emulate this rule');
  });

  test('drops all traffic that no rule allows', () => {
    const filter = securityFilter(readVpcSide([ROUTER]).securityGroup, ['router0'], ['10.0.0.28']).join('\n');

    expect(filter).toContain('ip saddr 203.0.113.7/32 udp dport 4500 return');
    expect(filter.match(/^drop$/gm)).toHaveLength(4);
  });

  test('lets replies pass between instances, and records them only behind the rules', () => {
    const filter = securityFilter(readVpcSide([ROUTER]).securityGroup, ['router0'], ['10.0.0.28']);
    const bridge = filter.slice(filter.indexOf('table bridge security {'));
    const place = (part: string): number => bridge.findIndex((line) => line.includes(part));

    expect(place('th sport . th dport @replies accept')).toBeLessThan(place('oifname { router0 } jump to-router'));
    expect(place('iifname { router0 } jump from-router')).toBeLessThan(
      place('update @replies { ip daddr . ip saddr . ip protocol . th dport . th sport }'),
    );
    expect(place('@replies accept')).toBeGreaterThan(0);
  });

  test('checks source and destination unless the emitted instance disables it', () => {
    expect(readVpcSide([withInstances({ SourceDestCheck: undefined })]).sourceDestCheck).toBe(true);
  });

  test('rejects stacks without a route to a router', () => {
    expect(() => readVpcSide([{}])).toThrow('the VPC has no route to a router; synthesize it again');
  });
});
