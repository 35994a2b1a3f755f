import { count, readCounters } from '../wire/counters';
import { decodeFailure } from '../../ike/decode-failure';
import { readLogs } from '../diagnosis/read-logs';
import { awaitTunnel, gatewayHasChild, listSas } from './await-tunnel';
import type { Check } from './check';
import { expectedAlgorithms } from './expected-algorithms';

/** Seconds within which the tunnel comes up, at least and at most. */
const UP_SECONDS = { least: 60, most: 240 };

/**
 * Seconds to wait for the tunnel, from those since the boot of the hosts: on a loaded machine, where these were slow to
 * boot, the daemons are slow to connect.
 */
export function secondsForTunnel(sinceBoot: number): number {
  return Math.ceil(Math.min(UP_SECONDS.most, Math.max(UP_SECONDS.least, 3 * sinceBoot)));
}

/** The tunnel is established automatically. */
export const tunnelUp: Check = {
  id: 'tunnel-up',
  title: 'IKE is established and an IPsec SA is installed on both sides',
  run: async (lab) => {
    const sinceBoot = (performance.now() - lab.bootedAt) / 1000;
    const child = await awaitTunnel(lab, secondsForTunnel(sinceBoot));
    if (child && (await gatewayHasChild(lab))) {
      const routerInitiated = (await listSas(lab, 'aws-router')).some(({ isInitiator }) => isInitiator);
      const initiator = routerInitiated ? 'aws-router' : 'azure-gateway';
      const spis = `SPIs ${child.spiIn} in and ${child.spiOut} out`;
      return { passed: true, detail: `${child.name} installed, initiated by ${initiator}, ${spis}` };
    }
    return { passed: false, detail: decodeFailure(await readLogs(lab)) };
  },
};

/** The SAs use no algorithm other than those of the Azure connection. */
export const algorithms: Check = {
  id: 'algorithms',
  title: 'only the configured algorithms are in use',
  run: async (lab) => {
    const expected = expectedAlgorithms(lab.link.connection);
    const sas = await listSas(lab, 'aws-router');
    const ike = sas.map((sa) => sa.algorithms);
    const esp = sas.flatMap(({ children }) => children.map((child) => child.algorithms));
    const passed =
      ike.length > 0 &&
      esp.length > 0 &&
      ike.every((used) => expected.ike.includes(used)) &&
      esp.every((used) => expected.esp.some((wanted) => used === wanted || used.startsWith(`${wanted}/`)));
    const others = passed ? '' : `, expected IKE ${expected.ike.join(' or ')} and ESP ${expected.esp.join(' or ')}`;
    return { passed, detail: `IKE ${[...new Set(ike)].join(' ')}, ESP ${[...new Set(esp)].join(' ')}${others}` };
  },
};

/** The wire carries the tunnel only as UDP-encapsulated ESP. @see https://www.rfc-editor.org/rfc/rfc3948 */
export const espOnWire: Check = {
  id: 'esp-on-udp-4500',
  title: 'the wire carries ESP in UDP 4500, and no tunneled traffic unencrypted',
  run: async (lab) => {
    const counts = await readCounters(lab.hosts, 'internet');
    const [out, back, unencrypted, bare] = ['esp-out', 'esp-in', 'unencrypted', 'bare-esp'].map((name) =>
      count(counts, name),
    );
    const passed = Number(out) > 0 && Number(back) > 0 && unencrypted === 0 && bare === 0;
    return {
      passed,
      detail: `${out} packets of ESP in UDP out, ${back} in; ${unencrypted} unencrypted, ${bare} of ESP without UDP`,
    };
  },
};
