import { readSecurityGroup, type SecurityGroup } from '../../../lib/lab/emitted/security-group';
import { groupOf, type CloudFormation } from '../../../lib/lab/emitted/vpc-side';
import { printSecurityRule } from '../../../lib/lab/stand-ins/security-group-filter';
import { loadRules } from '../../../lib/lab/shell/shell';
import type { RenderedFile } from '../../../lib/reach';

/** A test host of a site: what is emulated of it. */
export interface TestHost {
  /** `SITE/` at a further site, as in the ids of the matrix. */
  readonly prefix: string;
  readonly group: SecurityGroup;
}

/** Reads the test host of each site: the instance that no route has as its target. */
export function readTestHosts(files: readonly RenderedFile[]): readonly TestHost[] {
  return files
    .filter(({ path }) => path.endsWith('-router.template.json'))
    .flatMap(({ path, content }) => {
      const resources = Object.entries((JSON.parse(content) as CloudFormation).Resources ?? {});
      const routes = JSON.stringify(resources.filter(([, { Type }]) => Type === 'AWS::EC2::Route'));
      const host = resources.find(([id, { Type }]) => Type === 'AWS::EC2::Instance' && !routes.includes(`"${id}"`));
      if (host === undefined) return [];
      const site = /--(.+)-router\.template\.json$/.exec(path)?.[1];
      return [
        {
          prefix: site === undefined ? '' : `${site}/`,
          group: readSecurityGroup(groupOf(host[1].Properties, resources)),
        },
      ];
    });
}

/** Shell text for a host that has the address of a test host among others: applies its security group to that address. */
export function testHostScript(address: string, { ingress, egress }: SecurityGroup): string {
  const rules = [
    ...['chain arriving {', 'type filter hook input priority 0;', `ip daddr != ${address} accept`],
    'ct state established,related accept',
    ...ingress.map((rule) => `${printSecurityRule(rule, 'saddr')} accept`),
    ...['drop', '}', 'chain leaving {', 'type filter hook output priority 0;', `ip saddr != ${address} accept`],
    'ct state established,related accept',
    ...egress.map((rule) => `${printSecurityRule(rule, 'daddr')} accept`),
    ...['drop', '}'],
  ];
  return loadRules(['table ip testhost', 'delete table ip testhost', 'table ip testhost {', ...rules, '}']);
}

/** Shell text for the fabric of its VPC: the internet gateway translates its public address, in both directions. */
export function publicAddressScript(inside: string, outside: string): string {
  return loadRules([
    ...['table ip testhost', 'delete table ip testhost', 'table ip testhost {'],
    ...['chain outgoing {', 'type nat hook postrouting priority srcnat;'],
    ...[`oifname "igw0" ip saddr ${inside} snat to ${outside}`, '}'],
    ...['chain incoming {', 'type nat hook prerouting priority dstnat;'],
    ...[`iifname "igw0" ip daddr ${outside} dnat to ${inside}`, '}', '}'],
  ]);
}
