import { decodeFailure } from '../../ike/decode-failure';
import { installedChild } from '../../ike/list-sas';
import { readLogs } from '../diagnosis/read-logs';
import type { Lab } from '../session/lab';
import { listSas, ROUTER_SWANCTL, waitScript } from './await-tunnel';
import type { Check, Finding } from './check';
import { startPing } from './running-ping';

const REKEY_SECONDS = 20;

/** The first IPsec SA derives its keys from the IKE SA, so a PFS group mismatch shows only at its rekey, hours later. */
export const rekeyChild: Check = {
  id: 'rekey-child',
  title: 'a forced rekey of the IPsec SA under traffic loses no ping, and the PFS groups match',
  run: (lab) =>
    underTraffic(lab, async (ike) => {
      const before = installedChild(await listSas(lab, 'aws-router'))?.spiIn ?? 'none';
      const done = await rekey(
        lab,
        `--child net`,
        `${ROUTER_SWANCTL} --list-sas --ike ${ike} 2>/dev/null | grep -E '^ +in ' | grep -qv ${before}`,
      );
      const after = installedChild(await listSas(lab, 'aws-router'));
      return done ? `SPI ${before} became ${after?.spiIn}, now ${after?.algorithms}` : undefined;
    }),
};

/** A rekey of the IKE SA replaces its keys without an interruption. */
export const rekeyIke: Check = {
  id: 'rekey-ike',
  title: 'a forced rekey of the IKE SA under traffic loses no ping',
  run: (lab) =>
    underTraffic(lab, async (ike) => {
      const sas = await listSas(lab, 'aws-router');
      const before = sas.find(({ state }) => state === 'ESTABLISHED')?.id ?? 0;
      const listed = `${ROUTER_SWANCTL} --list-sas 2>/dev/null | grep -E '^${ike}: #[0-9]+, ESTABLISHED' | grep -qv '#${before},'`;
      const done = await rekey(lab, `--ike ${ike}`, listed);
      if (!done) return undefined;
      // A rekeyed IKE SA takes its IPsec SA over; one that is established after a dead peer creates its own.
      const isKept = installedChild(await listSas(lab, 'aws-router'))?.spiIn === installedChild(sas)?.spiIn;
      if (!isKept) return { failed: `IKE SA #${before} was not rekeyed: another one was established` };
      return `IKE SA #${before} was replaced`;
    }),
};

async function rekey(lab: Lab, what: string, condition: string): Promise<boolean> {
  const script = `${ROUTER_SWANCTL} --rekey ${what} >/dev/null 2>&1; ${waitScript(condition, REKEY_SECONDS)}`;
  return (await lab.hosts.tryIn('aws-router', script)).code === 0;
}

/** What a rekey did, why it was not one, or undefined when there is no new SA. */
type Rekeyed = string | { readonly failed: string } | undefined;

async function underTraffic(lab: Lab, work: (ike: string) => Promise<Rekeyed>): Promise<Finding> {
  const ike = firstTunnel(lab);
  const ping = startPing(lab);
  const done = await work(ike);
  const run = await ping.stop();
  const lost = run.sent - run.received;
  if (done === undefined)
    return { passed: false, detail: `no new SA in ${REKEY_SECONDS} s: ${decodeFailure(await readLogs(lab))}` };
  if (typeof done !== 'string') return { passed: false, detail: done.failed };
  return { passed: lost === 0 && run.sent > 0, detail: `${done}; ${lost} of ${run.sent} pings lost` };
}

/** Name of the router's first connection in its daemon. */
export function firstTunnel(lab: Lab): string {
  return lab.link.router.settings['TUNNELS']?.split(' ')[0] ?? 'azure-0';
}
