import { outsidePrefixes } from '../../../lib/lab/checks/isolation';
import type { LabHosts } from '../../../lib/lab/hosts/lab-hosts';
import type { Lab } from '../../../lib/lab/session/lab';
import type { HostName } from '../../../lib/lab/topology/topology';

/** Packets of the three probes, from one try to the next, that reach the router's tunnel and arrive behind it. */
interface Try {
  readonly fromTunnel: number;
  readonly atHost?: number;
}

/** A lab in which the probes of each try have this result; `waits` counts the waits for a tunnel. */
function labWith(tries: readonly Try[]): { readonly lab: Lab; readonly seen: { sent: number; waits: number } } {
  const seen = { sent: 0, waits: 0 };
  const sum = (count: (one: Try) => number): number =>
    tries.slice(0, seen.sent).reduce((total, one) => total + count(one), 0);
  const counters = (host: HostName): Readonly<Record<string, number>> =>
    ({
      'azure-vm': { 'from-outside': 0 },
      'aws-host': { 'from-outside': sum(({ atHost }) => atHost ?? 0) },
      internet: { unencrypted: 0 },
      'aws-fabric': { 'router-unencrypted': 0, 'for-azure': 0, 'for-external-host': 3 * seen.sent },
    })[host as string] ?? {};
  const answer = (host: HostName, script: string): string => {
    if (script.includes('list ruleset')) {
      const listed = Object.entries(counters(host)).map(([name, packets]) => ({ counter: { name, packets } }));
      return JSON.stringify({ nftables: listed });
    }
    if (script.includes('rx_packets')) return String(sum(({ fromTunnel }) => fromTunnel));
    if (script.includes('until ')) seen.waits += 1;
    if (host === 'azure-gateway') seen.sent += 1;
    return '';
  };
  const hosts = {
    in: (host, script) => Promise.resolve(answer(host, script)),
    tryIn: (host, script) => Promise.resolve({ code: 0, output: answer(host, script) }),
  } as Partial<LabHosts> as LabHosts;
  const addresses = { awsHost: '10.0.0.4', azureVm: '10.3.0.123', awsRouter: '10.0.0.28', externalHost: '192.0.2.9' };
  return { lab: { hosts, topology: { addresses } } as Partial<Lab> as Lab, seen };
}

describe('the check of addresses outside the prefixes', () => {
  test('passes when all probes reached the router and none arrived', async () => {
    const { lab, seen } = labWith([{ fromTunnel: 3 }]);

    expect((await outsidePrefixes.run(lab)).passed).toBe(true);
    expect(seen).toEqual({ sent: 1, waits: 0 });
  });

  test('waits for the tunnel and sends the probes again when the tunnel was replaced meanwhile', async () => {
    const { lab, seen } = labWith([{ fromTunnel: 1 }, { fromTunnel: 3 }]);

    expect((await outsidePrefixes.run(lab)).passed).toBe(true);
    expect(seen).toEqual({ sent: 2, waits: 1 });
  });

  test('fails after three tries without the probes', async () => {
    const { lab, seen } = labWith([{ fromTunnel: 0 }, { fromTunnel: 1 }, { fromTunnel: 2 }, { fromTunnel: 3 }]);
    const { passed, detail } = await outsidePrefixes.run(lab);

    expect(passed).toBe(false);
    expect(detail).toContain('2 reached the router through the tunnel and 3 from the VPC');
    expect(seen.sent).toBe(3);
  });

  test('fails at the first probe that arrives, whatever happened to the others', async () => {
    const { lab, seen } = labWith([{ fromTunnel: 1, atHost: 1 }, { fromTunnel: 3 }]);

    expect((await outsidePrefixes.run(lab)).passed).toBe(false);
    expect(seen.sent).toBe(1);
  });
});
