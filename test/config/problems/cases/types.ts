import { aws, azure, ipsec, link, type Case } from '../../case';

/** Values of the wrong type, missing ones and unknown keys. */
export const TYPES: readonly Case[] = [
  {
    title: 'the required keys are named when all are missing',
    yaml: 'tags: {}\n',
    lines: [
      '1:1 aws is missing; add it as a mapping [missing]',
      '1:1 azure is missing; add it as a mapping [missing]',
      '1:1 name is missing; add it as a string [missing]',
    ],
  },
  {
    title: 'sections that hold nothing are invalid',
    yaml: 'name: ab\naws:\nazure:\n',
    lines: [
      '2:5 aws must be a mapping, got nothing; write a mapping [type]',
      '3:7 azure must be a mapping, got nothing; write a mapping [type]',
    ],
  },
  {
    title: 'a list where a mapping belongs is invalid without showing what is in it',
    yaml: 'name: ab\naws: [{sharedKey: hunter2}]\nazure: {location: westus2}\n',
    lines: ['2:6 aws must be a mapping, got a list; write a mapping [type]'],
  },
  {
    title: 'a string where a mapping belongs is invalid',
    yaml: link('ipsec: strong\n'),
    lines: ['4:8 ipsec must be a mapping, got "strong"; write a mapping [type]'],
  },
  {
    title: 'a mapping where a list belongs is invalid',
    yaml: aws('vpc: {cidrs: {a: 10.0.0.0/16}}'),
    lines: ['2:39 aws.vpc.cidrs must be a list, got a mapping; write a list [type]'],
  },
  {
    title: 'a string where a list belongs is invalid',
    yaml: aws('vpc: {cidrs: 10.0.0.0/16}'),
    lines: ['2:39 aws.vpc.cidrs must be a list, got "10.0.0.0/16"; write a list [type]'],
  },
  {
    title: 'a number where a string belongs is invalid with the remedy',
    yaml: link('', { name: '42' }),
    lines: ['1:7 name must be a string, got 42; put it in quotes [type]'],
  },
  {
    title: 'a YAML 1.1 switch is invalid',
    yaml: aws('testHost: {enabled: yes}, router: {waitForTunnel: no}'),
    lines: [
      '2:46 aws.testHost.enabled must be true or false, got "yes"; write true or false [type]',
      '2:76 aws.router.waitForTunnel must be true or false, got "no"; write true or false [type]',
    ],
  },
  {
    title: 'a string where a number belongs is invalid with the remedy',
    yaml: ipsec(`dpdTimeoutSeconds: '45'`),
    lines: ['4:28 ipsec.dpdTimeoutSeconds must be a whole number, got "45"; remove the quotes [type]'],
  },
  {
    title: 'a switch in quotes is invalid with the remedy',
    yaml: aws(`testHost: {enabled: 'true'}`),
    lines: ['2:46 aws.testHost.enabled must be true or false, got "true"; remove the quotes [type]'],
  },
  {
    title: 'a key of letters that only look Latin is invalid with the remedy',
    yaml: link('n\u0430me: x\n'),
    lines: [
      '4:1 ["n\u0430me"] is not a key of the configuration; type \'name\' in Latin letters, as some of these only look like them; docs/reference/configuration.md lists them all [unknown-key]',
    ],
  },
  {
    title: 'a fraction where a whole number belongs is invalid',
    yaml: ipsec('dpdTimeoutSeconds: 45.5'),
    lines: ['4:28 ipsec.dpdTimeoutSeconds must be a whole number, got 45.5; write a whole number [type]'],
  },
  {
    title: 'an infinite number is invalid as what it is',
    yaml: ipsec('dpdTimeoutSeconds: 1e999'),
    lines: ['4:28 ipsec.dpdTimeoutSeconds must be a whole number, got Infinity; write a whole number [type]'],
  },
  {
    title: 'a number where a choice belongs is invalid',
    yaml: azure('gateway: {generation: 2}'),
    lines: [
      '3:53 azure.gateway.generation must be one of Generation1, Generation2, got 2; write one of these [choice]',
    ],
  },
  {
    title: 'an unknown key is invalid with the nearest one, at every level',
    yaml: `name: ab
awz: 1
aws: {region: us-west-2, vpc: {cidr: x, subnets: [{name: a, cidr: 10.0.0.0/24, az: a}]}, routers: {}}
azure: {location: westus2, vnet: {gatewaySubnets: x}, gateway: {SKU: x}}
ipsec: {dpdTimeout: 45}
`,
    lines: [
      "2:1 awz is not a key of the configuration; the nearest key is 'aws'; docs/reference/configuration.md lists them all [unknown-key]",
      "3:32 aws.vpc.cidr is not a key of the configuration; the nearest key is 'cidrs'; docs/reference/configuration.md lists them all [unknown-key]",
      "3:80 aws.vpc.subnets[0].az is not a key of the configuration; the nearest key is 'id'; docs/reference/configuration.md lists them all [unknown-key]",
      "3:90 aws.routers is not a key of the configuration; the nearest key is 'router'; docs/reference/configuration.md lists them all [unknown-key]",
      "4:35 azure.vnet.gatewaySubnets is not a key of the configuration; the nearest key is 'gatewaySubnet'; docs/reference/configuration.md lists them all [unknown-key]",
      "4:65 azure.gateway.SKU is not a key of the configuration; the nearest key is 'sku'; docs/reference/configuration.md lists them all [unknown-key]",
      "5:9 ipsec.dpdTimeout is not a key of the configuration; the nearest key is 'dpdTimeoutSeconds'; docs/reference/configuration.md lists them all [unknown-key]",
    ],
  },
  {
    title: 'a key that is a number is invalid at its place',
    yaml: link('1: x\n'),
    lines: [
      `4:1 ["1"] is not a key of the configuration; the nearest key is 'aws'; docs/reference/configuration.md lists them all [unknown-key]`,
    ],
  },
  {
    title: 'a key with a line break is invalid on one line',
    yaml: link('"a\\nb\\e[31m": x\n'),
    lines: [
      '4:1 ["a\\nb\\u001b[31m"] is not a key of the configuration; the nearest key is \'aws\'; docs/reference/configuration.md lists them all [unknown-key]',
    ],
  },
  {
    title: 'a merge key is invalid, for YAML 1.2 has none',
    yaml: link('<<: {a: 1}\n'),
    lines: [
      `4:1 ["<<"] is not a key of the configuration; write the keys themselves, as mappings cannot be merged; docs/reference/configuration.md lists them all [unknown-key]`,
    ],
  },
  {
    title: 'keys that every object has are invalid like any other',
    yaml: link('constructor: x\ntoString: y\n'),
    lines: [
      "4:1 constructor is not a key of the configuration; the nearest key is 'sites'; docs/reference/configuration.md lists them all [unknown-key]",
      "5:1 toString is not a key of the configuration; the nearest key is 'sites'; docs/reference/configuration.md lists them all [unknown-key]",
    ],
  },
  {
    title: 'a key that no object can hold is invalid, among tags too',
    yaml: link('__proto__: {a: 1}\ntags: {__proto__: x}\n'),
    lines: [
      '4:1 __proto__ must not be the name of a key; choose another name [unsafe-key]',
      '5:8 tags.__proto__ must not be the name of a key; choose another name [unsafe-key]',
    ],
  },
];
