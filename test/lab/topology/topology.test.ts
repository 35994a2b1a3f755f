import { addressScript, cablesAmong, plugScript } from '../../../lib/lab/topology/network-commands';
import { HOST_NAMES, layOut, type LinkFacts, type Topology } from '../../../lib/lab/topology/topology';

const FACTS: LinkFacts = {
  awsPrefixes: ['172.20.0.0/20'],
  azurePrefixes: ['10.8.0.0/16', '10.9.0.0/24'],
  routesToRouter: ['10.8.0.0/16', '10.9.0.0/24'],
  azureSubnet: '10.8.1.0/26',
  routerAddress: '198.51.100.10',
  gatewayAddresses: ['203.0.113.10'],
};
const TOPOLOGY = layOut(FACTS);

describe('the lab’s network', () => {
  test('has the addresses of the link', () => {
    expect(TOPOLOGY.addresses).toMatchObject({ awsRouter: '172.20.0.28', awsHost: '172.20.0.232' });
    expect(TOPOLOGY.addresses.azureVm).toMatch(/^10\.8\.1\.([4-9]|[1-5]\d|6[0-2])$/);
  });

  test('routes every Azure prefix from the AWS host through the router', () => {
    const script = addressScript(TOPOLOGY, 'aws-host', TOPOLOGY.cables);

    expect(script).toContain('route add 10.8.0.0/16 via 172.20.0.28 dev ens5 onlink');
    expect(script).toContain('route add 10.9.0.0/24 via 172.20.0.28 dev ens5 onlink');
  });

  test('contains no route from the router to Azure, which the router’s units must add', () => {
    expect(addressScript(TOPOLOGY, 'aws-router', TOPOLOGY.cables)).not.toContain('10.8.');
  });

  test('routes every address of the gateway to the gateway, which has all of them', () => {
    const topology = layOut({ ...FACTS, gatewayAddresses: ['203.0.113.10', '203.0.113.11'] });

    for (const address of ['203.0.113.10', '203.0.113.11']) {
      expect(addressScript(topology, 'internet', topology.cables)).toContain(`route add ${address}/32 via ${address}`);
      expect(addressScript(topology, 'azure-gateway', topology.cables)).toContain(`addr add ${address}/32 dev`);
    }
  });

  test('has for another site its own wire, and no host of Azure', () => {
    const other = layOut({ ...FACTS, awsPrefixes: ['10.1.0.0/16'], routerAddress: '198.51.100.11', siteNumber: 1 });
    const devices = (topology: Topology): readonly string[] =>
      topology.cables.flatMap(({ ends }) => ends.map(({ host, device }) => `${host} ${device}`));

    expect(other.addresses.vpcUplink).not.toBe(TOPOLOGY.addresses.vpcUplink);
    expect(other.addresses.awsEndpoint).not.toBe(TOPOLOGY.addresses.awsEndpoint);
    expect(devices(other).filter((device) => device.startsWith('azure'))).toEqual([]);
    expect(devices(other).filter((each) => each.startsWith('internet') && devices(TOPOLOGY).includes(each))).toEqual(
      [],
    );
  });

  test('has in a VPC that exists a host of others, whose network and routes the link does not use', () => {
    const existing = layOut({ ...FACTS, awsPrefixes: ['172.20.0.0/20', '10.255.0.0/16'], isExistingVpc: true });
    const script = addressScript(existing, 'aws-other', existing.cables);

    expect(existing.addresses.behindAwsOther).toBe('172.31.252.10');
    expect(script).not.toContain(existing.addresses.awsRouter);
    expect(addressScript(existing, 'aws-host', existing.cables)).toContain(
      'route add 172.31.252.0/24 via 172.20.0.200',
    );
    expect(TOPOLOGY.addresses.awsOther).toBeUndefined();
  });

  test('has in a VNet that exists a host of others, which reaches the VM without the gateway', () => {
    const existing = layOut({ ...FACTS, azurePrefixes: ['10.8.0.0/16', '10.255.0.0/16'], isExistingVnet: true });
    const gateway = addressScript(existing, 'azure-gateway', existing.cables);

    expect(existing.addresses.behindAzureOther).toBe('172.31.251.10');
    expect(gateway).toContain(`addr add ${existing.addresses.azureInner}/26 dev vnet0`);
    expect(gateway).toContain('link set vm0 master vnet0');
    expect(gateway).toContain('link set other0 master vnet0');
    expect(addressScript(existing, 'azure-vm', existing.cables)).toContain(
      `route add 172.31.251.0/24 via ${existing.addresses.azureOther} dev eth0`,
    );
    expect(TOPOLOGY.addresses.azureOther).toBeUndefined();
  });

  test('has no host of others in the VNet of another site, which has no host of Azure', () => {
    const other = layOut({ ...FACTS, isExistingVnet: true, siteNumber: 1 });

    expect(other.addresses.azureOther).toBeUndefined();
  });

  test('is rejected without an address of the gateway', () => {
    expect(() => layOut({ ...FACTS, gatewayAddresses: [] })).toThrow('the Azure gateway has no public address');
  });

  test('connects the spare router only when it exists', () => {
    const usual = HOST_NAMES.filter((name) => name !== 'spare-router');

    expect(plugScript(cablesAmong(TOPOLOGY, usual), String)).not.toContain('spare');
    expect(plugScript(cablesAmong(TOPOLOGY, ['spare-router', 'aws-fabric']), String)).toContain('pid spare-router');
  });
});
