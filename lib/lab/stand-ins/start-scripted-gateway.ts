import { quoteShell } from '../../base/quote-shell';
import type { AzureConnection } from '../emitted/azure-connection';
import type { LabHosts } from '../hosts/lab-hosts';
import { dpdDelay, GATEWAY_TUNNEL } from './gateway-config';
import { HOST, filterNetwork, tunnelScript } from './start-gateway';

/** Starts the scripted gateway with its own reading of the emitted connection, and waits until it listens. */
export async function startScriptedGateway(
  hosts: LabHosts,
  connection: AzureConnection,
  gatewayAddresses: readonly string[],
  key: string,
): Promise<void> {
  const facts = {
    address: gatewayAddresses[0],
    router: connection.routerAddress,
    key,
    mode: connection.mode,
    policy: connection.policy,
    ifId: GATEWAY_TUNNEL.ifId,
    dpdSeconds: dpdDelay(connection),
  };
  const script = [
    'set -e',
    tunnelScript(connection),
    `printf %s ${quoteShell(JSON.stringify(facts))} > /run/peer.json`,
    'PYTHONDONTWRITEBYTECODE=1 setsid python3 /run/shared/in/scripted-peer/main.py /run/peer.json </dev/null >/run/charon.log 2>&1 &',
    'for try in $(seq 200); do grep -q ready /run/charon.log && exit 0; sleep 0.05; done',
    'tail -n 3 /run/charon.log; exit 1',
  ];
  await filterNetwork(hosts, connection);
  await hosts.in(HOST, script.join('\n'));
}
