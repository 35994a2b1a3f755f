import type { Edit } from './rendered';

/** A deliberate change of one rendered file. */
export interface Mutation {
  readonly what: string;
  readonly example: string;
  readonly edit: Edit;
  /** Each change of cells. */
  readonly changes: readonly string[];
  readonly findings: readonly string[];
}

const SECURITY_GROUP: Mutation = {
  what: 'a security group that admits the VPC only by SSH',
  example: 'minimal',
  edit: {
    file: 'router.template.json',
    from: '"Description": "Traffic of the VPC for Azure",\n      "IpProtocol": "-1"',
    to: '"Description": "Traffic of the VPC for Azure",\n      "IpProtocol": "tcp",\n      "FromPort": 22,\n      "ToPort": 22',
  },
  changes: [
    'Subnet1 10.0.0.0/24 to router-1: reaches becomes denied: icmp',
    'Subnet1 10.0.0.0/24 to router-1: part becomes denied: udp',
    'Subnet1 10.0.0.0/24 to Subnet1 10.3.0.0/24: reaches becomes denied: icmp tcp udp-500 udp-4500 udp esp',
    'test-host-1 to router-1: reaches becomes denied: icmp',
    'test-host-1 to router-1: part becomes denied: udp',
    'test-host-1 to Subnet1 10.3.0.0/24: reaches becomes denied: icmp tcp udp-500 udp-4500 udp esp',
  ],
  findings: [
    'Subnet1 10.0.0.0/24 does not reach router-1 by icmp: denied by security group of router-1, ingress (no rule allows it)',
    'Subnet1 10.0.0.0/24 does not reach Subnet1 10.3.0.0/24 by icmp, other tcp, udp 500, udp 4500, other udp, esp: denied by security group of router-1, ingress (no rule allows it)',
    'test-host-1 does not reach router-1 by icmp: denied by security group of router-1, ingress (no rule allows it)',
    'test-host-1 does not reach Subnet1 10.3.0.0/24 by icmp, other tcp, udp 500, udp 4500, other udp, esp: denied by security group of router-1, ingress (no rule allows it)',
  ],
};

const NETWORK_SECURITY_GROUP: Mutation = {
  what: 'a network security group that admits the internet by TCP',
  example: 'minimal',
  edit: {
    file: 'cdk.tf.json',
    from: '"protocol": "Icmp",\n            "source_address_prefix": null,\n            "source_address_prefixes": [\n              "${var.vpcAddressPrefix}"\n            ],',
    to: '"protocol": "Tcp",\n            "source_address_prefix": "Internet",',
  },
  changes: ['internet to Subnet1 10.3.0.0/24: denied becomes reaches: tcp-22 tcp'],
  findings: [
    'internet reaches Subnet1 10.3.0.0/24 by tcp 22, other tcp: admitted by network security group azureNsg, inbound (AllowPingFromAws)',
  ],
};

const ROUTE: Mutation = {
  what: 'a route table without the route to a spoke',
  example: 'hub-and-spoke',
  edit: {
    file: 'router.template.json',
    from: '"DestinationCidrBlock": "10.41.0.0/16"',
    to: '"DestinationCidrBlock": "10.40.0.0/16"',
  },
  changes: [
    'Subnet1 10.0.0.0/24 to app1 10.41.0.0/16: reaches becomes denied: all',
    'test-host-1 to app1 10.41.0.0/16: reaches becomes denied: all',
    'app1 10.41.0.0/16 to Subnet1 10.0.0.0/24: reaches becomes one-way: all',
    'app1 10.41.0.0/16 to test-host-1: reaches becomes one-way: icmp',
  ],
  findings: [
    'Subnet1 10.0.0.0/24 does not reach app1 10.41.0.0/16 by any protocol: denied by internet (no route to private networks)',
    'test-host-1 does not reach app1 10.41.0.0/16 by any protocol: denied by internet (no route to private networks)',
    'app1 10.41.0.0/16 does not reach Subnet1 10.0.0.0/24 by any protocol: denied on the way back by internet (no route to private networks)',
    'app1 10.41.0.0/16 does not reach test-host-1 by icmp: denied on the way back by internet (no route to private networks)',
  ],
};

const FIREWALL: Mutation = {
  what: 'a firewall of the router that admits SSH from the VPC',
  example: 'minimal',
  edit: {
    file: 'nftables.conf',
    from: 'iifname { "lo" } accept',
    to: 'iifname { "lo" } accept\n    ip saddr @vpc tcp dport 22 accept',
  },
  changes: [
    'Subnet1 10.0.0.0/24 to router-1: denied becomes reaches: tcp-22',
    'test-host-1 to router-1: denied becomes reaches: tcp-22',
  ],
  findings: [
    'Subnet1 10.0.0.0/24 reaches router-1 by tcp 22: admitted by firewall of router-1, chain input (ip saddr @vpc tcp dport 22 accept)',
    'test-host-1 reaches router-1 by tcp 22: admitted by firewall of router-1, chain input (ip saddr @vpc tcp dport 22 accept)',
  ],
};

/** One of each kind of rule that decides who reaches whom. */
export const MUTATIONS: readonly Mutation[] = [SECURITY_GROUP, NETWORK_SECURITY_GROUP, ROUTE, FIREWALL];
