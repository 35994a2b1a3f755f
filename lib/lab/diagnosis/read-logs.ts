import type { Logs } from '../../ike/decode-failure';
import type { Lab } from '../session/lab';

/** Reads the last 400 lines of each log of both sides. */
export async function readLogs(lab: Lab): Promise<Logs> {
  // Only since the last start of the unit: the cause of an earlier failure may be fixed.
  const journal = (unit: string): string =>
    `journalctl _SYSTEMD_INVOCATION_ID="$(systemctl show -P InvocationID ${unit})" -o cat --no-pager -n 400`;
  const [router, keyLoader, gateway] = await Promise.all([
    lab.hosts.tryIn('aws-router', journal('strongswan.service')),
    lab.hosts.tryIn('aws-router', journal('vpc2vnet-key.service')),
    lab.hosts.tryIn('azure-gateway', 'tail -n 400 /run/charon.log'),
  ]);
  return { router: router.output, keyLoader: keyLoader.output, gateway: gateway.output };
}
