import type { Chapter } from './section';

/** What the lab's checks find; a person sees the same on a deployed link. */
export const TRAFFIC: Chapter = {
  heading: 'The tunnel is up, and traffic is wrong',
  sections: [
    {
      heading: 'Pings are not answered, or have another ttl',
      words: ['of 5 answered'],
      seen: ['0 of 5 answered, ttl none, - ms on average', '5 of 5 answered, ttl 33, 4.4 ms on average'],
      cause:
        'The tunnel is up, but a packet filter or a route drops the packets: the network security group of the VM, the security group of the instance, the firewall of the router, or a route table without a route to the other network. Two routers forward each packet, so the ttl of an answer is 62.',
      remedy:
        'Allow ICMP from the prefixes of the other network in the filters of the target. Check that the route table of the subnet has a route to the VNet by way of the router. `npm run -s synth` of a deployed link prints both with the values of the link. `nft list ruleset` on the router shows what it drops.',
    },
    {
      heading: 'Some prefixes do not reach each other',
      words: ['no answer from'],
      seen: ['no answer from 10.10.0.10 to 10.21.0.10, 100.64.0.10 to 10.21.0.10'],
      cause:
        'One of several prefixes is missing at one end: in the routes or the firewall of the router, in the local network gateway, or in a route table of the VPC.',
      remedy: 'Name all prefixes in the config, `aws.vpc.cidrs` and `azure.vnet.cidrs`, and deploy both sides again.',
    },
    {
      heading: 'TCP connections are reset or stop',
      words: ['sender ended with'],
      seen: ['sender ended with 1, checksums 0f343b0931126a20f133d67c2b018a3b and d41d8cd98f00b204e9800998ecf8427e'],
      cause: 'A filter rejects the connection, or large segments do not pass.',
      remedy:
        'Allow the port in the filters of the target. If small packets pass and large ones do not, see the next two sections.',
    },
    {
      heading: 'TCP segments are larger than the MSS clamp allows',
      words: ['handshakes seen at'],
      seen: ['2 and 2 handshakes seen at azure-vm and aws-host, 2 and 0 above 1350'],
      cause:
        'The MSS clamp of the router is missing, so hosts send segments that do not fit into the tunnel. Small packets pass, transfers stop.',
      remedy: 'Restart `nftables.service` on the router, or deploy the router again: its rule set was changed by hand.',
    },
    {
      heading: 'Fragments on the wire',
      words: ['fragments'],
      seen: ['12 fragments'],
      cause: 'The path between the two clouds has a smaller MTU than the tunnel expects, and packets are cut.',
      remedy: 'Find the MTU of the path with `ping -M do -s SIZE`, and report it: the MTU of the tunnel is not a key.',
    },
    {
      heading: 'Names are not resolved over UDP',
      words: ['no servers could be reached', 'vm.azure.lab'],
      seen: [';; connection timed out; no servers could be reached'],
      cause: 'UDP port 53 is dropped on the way to the DNS server in the VNet.',
      remedy: 'Allow UDP 53 from the prefixes of the VPC in the filters of the DNS server.',
    },
    {
      heading: 'Other algorithms are in use than the config names',
      words: [', expected IKE'],
      seen: [
        'IKE AES_CBC-256/HMAC_SHA2_256_128/PRF_HMAC_SHA2_256/ECP_384, ESP AES_GCM_16-256, expected IKE AES_CBC-256/HMAC_SHA2_384_192/PRF_HMAC_SHA2_384/ECP_384 and ESP AES_GCM_16-256',
      ],
      cause: 'Both ends were changed by hand to the same other algorithms.',
      remedy: 'Deploy both sides again, Azure first.',
    },
    {
      heading: 'ESP is not in UDP 4500, or traffic is unencrypted on the wire',
      words: ['packets of ESP in UDP out'],
      seen: ['57 packets of ESP in UDP out, 57 in; 0 unencrypted, 3 of ESP without UDP'],
      cause: 'A host sends ESP without UDP, or packets of the two networks outside the tunnel.',
      remedy: 'Find the sender in a capture: `npm run lab -- --pcap DIR`, or `tcpdump` on the router.',
    },
    {
      heading: 'Unencrypted traffic while the tunnel is down',
      words: ['packets left unencrypted, of'],
      seen: ['3 packets left unencrypted, of 6 that reached the router and as many that it sent; the tunnel recovered'],
      cause: 'A rule in the firewall of the router forwards traffic for Azure without the tunnel.',
      remedy: 'Restart `nftables.service` on the router, or deploy the router again: its rule set was changed by hand.',
    },
    {
      heading: 'Packets from other networks pass the router',
      words: ['arrived at azure-vm,'],
      seen: [
        '0 arrived at azure-vm, 3 at aws-host, 0 left unencrypted; 3 reached the router through the tunnel and 3 from the VPC',
      ],
      cause: 'A rule in the firewall of the router forwards packets that are not of the two networks.',
      remedy: 'Restart `nftables.service` on the router, or deploy the router again: its rule set was changed by hand.',
    },
    {
      heading: 'Traffic of others in an existing VPC is disturbed',
      words: ['packets reached the router'],
      seen: [
        'a route of others: 0 of 5, ttl none; inside the VPC: 5 of 5, ttl 64; to the internet: 5 of 5, ttl 63; 5 packets reached the router',
        'a route of others: 5 of 5, ttl 64; inside the VPC: 5 of 5, ttl 64; to the internet: 0 of 5, ttl none; 5 packets reached the router',
      ],
      cause:
        'A route table of the VPC sends packets to the router that are not for Azure. The link adds routes to the prefixes of Azure only, and only to the route tables that the config has.',
      remedy:
        'Run `npm run -s vpc2vnet discover --check`, and compare the routes to the router with those in the template. Restore the route that was replaced.',
    },
    {
      heading: 'Traffic of others in an existing VNet is disturbed',
      words: ['packets reached the gateway'],
      seen: ['a route of others: 0 of 5, ttl none; inside the VNet: 5 of 5, ttl 64; 5 packets reached the gateway'],
      cause:
        'A route table of the VNet sends packets to the VPN gateway that are not for AWS. The link creates no route table in Azure: the gateway propagates the prefixes of AWS only.',
      remedy:
        'Run `npm run -s vpc2vnet discover --check`, and compare the effective routes of a VM with those before the link. Restore the route that was replaced.',
    },
    {
      heading: 'Instances of one site reach those of another',
      words: ['of 3 from '],
      seen: ['3 of 3 from virginia answered'],
      cause:
        'The routers of both sites forward packets between their VPCs through the Azure gateway. They were changed by hand: the config has no key for it.',
      remedy:
        'Restart `nftables.service` on both routers, and remove the routes between the VPCs that the link did not create.',
    },
    {
      heading: 'A fault at one site disturbs another',
      words: ['; this site '],
      seen: ['virginia lost 87 of 148 pings; this site 148 of 148; its tunnel recovered'],
      cause:
        'The tunnels of all sites end at one gateway. A router that is down ends its own tunnel; the gateway must not end others.',
      remedy:
        'Look at the health of the gateway in Azure. If it restarted, all sites are without a tunnel for some seconds.',
    },
    {
      heading: 'The router has an open port',
      words: ['ports; from internet:'],
      seen: [
        'from aws-host: tcp 22, tcp 9, udp 9, of 131070 ports; from azure-vm: tcp 22, tcp 9, udp 9, of 4072 ports; from internet: none, of 4072 ports',
        'from aws-host: tcp 9, udp 9, udp 4500 (no response), of 131070 ports; from azure-vm: only the port that the lab opened, of 4072 ports; from internet: none, of 4072 ports',
      ],
      cause:
        'A rule in the firewall of the router accepts a port that it should not. The lab itself opens port 9, as a control.',
      remedy: 'Remove the rule. Session Manager is the shell of the router, and needs no open port.',
    },
    {
      heading: 'A service of the router was denied something',
      words: ['denied: system call', 'NoNewPrivs', 'by the profile'],
      seen: [
        'NoNewPrivs 1, Seccomp 2, CapBnd 0000000000001400; denied: system call 110 of vpc2vnet-watchd; failed: vpc2vnet-watchdog.service loaded failed failed',
      ],
      cause: 'The sandbox of a service on the router, or an AppArmor profile, denies something that the service needs.',
      remedy: 'Read `journalctl -u UNIT` on the router, and report it: the sandbox is part of the generated units.',
    },
    {
      heading: 'Traffic stops for some seconds and recovers',
      words: [
        'outage of',
        'pings answered',
        'initiated by the Azure gateway',
        'the SAs remain',
        'IKE SAs created; reported',
      ],
      seen: ['outage of 16.4 s, 82 of 108 pings lost'],
      cause:
        'A daemon restarted, a gateway restarted, the router was replaced, or packets were lost on the internet. The router detects a dead gateway within 18 seconds. Where only Azure initiates, its own timeout counts, by default 45 seconds.',
      remedy:
        'None is needed: the tunnel recovers automatically. [Reliability](../explanation/reliability.md) has the outage of each fault as the lab measured it. If traffic stays away, look for the reason in the sections above.',
    },
  ],
};
