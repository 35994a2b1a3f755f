import { layOut } from '../../../lib/lab/topology/topology';
import type { LabHosts } from '../../../lib/lab/hosts/lab-hosts';
import { OPENED, scanRouter } from '../../../lib/lab/wire/scan';

const TOPOLOGY = layOut({
  awsPrefixes: ['10.0.0.0/16'],
  azurePrefixes: ['10.3.0.0/16'],
  routesToRouter: ['10.3.0.0/16'],
  azureSubnet: '10.3.0.0/24',
  routerAddress: '198.51.100.10',
  gatewayAddresses: ['203.0.113.10'],
});
const PORTS = { 'aws-host': ['1-9'], 'azure-vm': ['1-9'], internet: ['1-9'] };

/** Hosts whose scans from aws-host find these, one after another; those from elsewhere find what the lab opened. */
function hostsFinding(finds: readonly (readonly string[])[]): { readonly hosts: LabHosts; readonly scans: string[] } {
  const scans: string[] = [];
  const elem = [TOPOLOGY.addresses.awsHost, TOPOLOGY.addresses.azureVm].flatMap((address) =>
    OPENED.map((port) => port.split(' ')).map(([protocol, port]) => ({ concat: [address, protocol, Number(port)] })),
  );
  const answer = (host: string, script: string): string => {
    if (script.includes('scan-ports.py')) {
      scans.push(host);
      const tries = scans.filter((each) => each === host).length;
      return JSON.stringify({ count: 18, answered: host === 'aws-host' ? finds[tries - 1] : OPENED });
    }
    return script.includes('list set') ? JSON.stringify({ nftables: [{ set: { elem } }] }) : '7\n';
  };
  const hosts = { in: (host, script) => Promise.resolve(answer(host, script)) } as Partial<LabHosts> as LabHosts;
  return { hosts, scans };
}

describe('a scan of the router', () => {
  test('is tried again where it did not find the port that the lab opened', async () => {
    const { hosts, scans } = hostsFinding([['udp 9'], OPENED]);
    const [first] = await scanRouter(hosts, TOPOLOGY, PORTS);

    expect(first?.answered).toEqual(OPENED);
    expect(scans).toEqual(['aws-host', 'aws-host', 'azure-vm', 'internet']);
  });

  test('is not tried again where it found more than that', async () => {
    const { hosts, scans } = hostsFinding([['tcp 22', ...OPENED]]);
    const [first] = await scanRouter(hosts, TOPOLOGY, PORTS);

    expect(first?.answered).toEqual(['tcp 22', ...OPENED]);
    expect(scans).toEqual(['aws-host', 'azure-vm', 'internet']);
  });

  test('ends after three tries without the port', async () => {
    const { hosts, scans } = hostsFinding([[], [], [], OPENED]);
    const [first] = await scanRouter(hosts, TOPOLOGY, PORTS);

    expect(first?.answered).toEqual([]);
    expect(scans).toHaveLength(5);
  });
});
