import { NO_PAINT } from '../../../lib/terminal/paint';
import { pending } from '../../../lib/model/fact';
import { COMPONENTS } from '../../fixtures/components';
import { printStatus, type StatusReport } from '../../../lib/driver/report/print-status';
import type { TunnelReport } from '../../../lib/driver/tunnel/tunnel-report';

const NOW = new Date('2026-01-02T03:00:00Z');
const ADDRESS = {
  kind: 'known',
  key: 'aws.routerAddresses.router-1',
  source: 'network',
  value: '54.1.2.3',
  preview: false,
} as const;
const REPORT: StatusReport = {
  link: 'demo',
  components: [
    { component: COMPONENTS.network, state: { label: 'up to date' } },
    { component: COMPONENTS.azure, state: { label: 'not deployed', changes: [] } },
    { component: COMPONENTS.router, state: { label: 'blocked', by: 'azure' } },
  ],
  routers: [{ name: 'router-1', address: ADDRESS }],
  gateways: [pending('azure.gatewayAddresses.0', 'azure')],
  provedAt: undefined,
  tunnels: undefined,
  azure: undefined,
  connections: [{ resourceGroup: 'rg', name: 'Azure2Aws' }],
  handoffAgeSeconds: 120,
};
const UP: TunnelReport = {
  tunnel: 'azure-0',
  router: 'router-1',
  state: 'up',
  ikeAlgorithms: 'AES_CBC-256',
  ikeSeconds: 60,
  ipsecAlgorithms: 'AES_GCM_16-256',
  ipsecSeconds: 30,
  bytesIn: 1,
  bytesOut: 2,
};
const print = (changes: Partial<StatusReport>) => printStatus({ ...REPORT, ...changes }, NO_PAINT, NOW).split('\n');

describe('the status', () => {
  test('of a partly deployed link has what is deployed and what is pending', () => {
    expect(print({})).toEqual([
      'demo',
      'AWS network: up to date',
      'Azure side: not deployed',
      'AWS router: blocked until the Azure side is deployed',
      'Elastic IP of router-1: 54.1.2.3',
      'Azure gateway address 1: pending until cdktf deploy',
      'Tunnel: none yet',
      'Hand-off: changed 2 min ago',
    ]);
  });

  test('has the tunnel as the router reports it now, and apart from that what its deployment verified', () => {
    expect(print({ tunnels: [UP], provedAt: new Date('2026-01-02T00:00:00Z') }).slice(6)).toEqual([
      'Tunnel azure-0 of router-1: up; IKE for 60 s (AES_CBC-256), IPsec for 30 s (AES_GCM_16-256), 1 B in and 2 B out since then',
      'Verified at router deployment: tunnel up, rekey succeeded, 3 h ago',
      'Hand-off: changed 2 min ago',
    ]);
  });

  test('of a tunnel that no router reports is unknown, whatever an earlier deployment verified', () => {
    const silent: TunnelReport = { tunnel: 'azure-0', router: 'router-1', state: 'unknown', why: 'no response' };

    expect(print({ tunnels: [silent] }).slice(6, 9)).toEqual([
      'Tunnel azure-0 of router-1: unknown, no response',
      '  query Azure: `az network vpn-connection show --resource-group rg --name Azure2Aws --query connectionStatus`',
      'Verified at router deployment: not requested (waitForTunnel is off)',
    ]);
  });
});
