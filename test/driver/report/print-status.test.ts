import { NO_PAINT } from '../../../lib/terminal/paint';
import { pending } from '../../../lib/model/fact';
import { COMPONENTS } from '../../fixtures/components';
import { printStatus, type StatusReport } from '../../../lib/driver/report/print-status';
import type { ImageReport } from '../../../lib/driver/report/print-image';
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
  verifiedAt: undefined,
  tunnels: undefined,
  routes: undefined,
  images: [],
  reboots: [],
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

test('the status ends with the version of vpc2vnet, and has none where a recording must be the same for all', () => {
  expect(print({ version: '0.1.0' }).at(-1)).toBe('vpc2vnet 0.1.0');
  expect(print({}).join('\n')).not.toContain('vpc2vnet 0');
});

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
    expect(print({ tunnels: [UP], verifiedAt: new Date('2026-01-02T00:00:00Z') }).slice(6)).toEqual([
      'Tunnel azure-0 of router-1: up; IKE for 60 s (AES_CBC-256), IPsec for 30 s (AES_GCM_16-256), 1 B in and 2 B out since then',
      'Verified at router deployment: tunnel up, rekey succeeded, 3 h ago',
      'Hand-off: changed 2 min ago',
    ]);
  });

  test('has the routes to Azure that do not lead to their router, or why they are unknown', () => {
    const lost = { table: 'rtb-1', prefix: '10.3.0.0/16', router: 'router-1', kind: 'missing' } as const;

    expect(print({ tunnels: [UP], routes: { state: 'known', lost: [lost] } })).toContain(
      'Routes to Azure: the route to 10.3.0.0/16 in rtb-1 no longer exists; `npm run up` repairs it',
    );
    expect(print({ tunnels: [UP], routes: { state: 'unknown', why: 'EC2 returned no answer' } })).toContain(
      'Routes to Azure: unknown, EC2 returned no answer',
    );
  });

  test('has the age of an AMI, and what moves to a newer one when it is old', () => {
    const image = (days: number, upgradeTo?: string): ImageReport => ({
      router: 'router-1',
      image: 'ami-0a',
      upgradeTo,
      state: 'exists',
      created: new Date(NOW.getTime() - days * 86_400_000).toISOString(),
    });

    expect(print({ images: [image(5), image(120), image(120, 'ami-0b')] }).slice(7, 10)).toEqual([
      'AMI of router-1: ami-0a, 5 days old',
      'AMI of router-1: ami-0a, 120 days old; `npm run -s vpc2vnet upgrade-image` moves to the newest',
      'AMI of router-1: ami-0a, 120 days old; the next deployment replaces the router with ami-0b',
    ]);
  });

  test('has a reboot that an upgrade requires, since when, and what makes it happen', () => {
    const since = NOW.getTime() / 1000 - 3 * 86_400;

    expect(
      print({
        reboots: [
          { router: 'router-1', path: 'aws', since, at: '04:00' },
          { router: 'virginia/router-1', path: 'sites.virginia', since },
        ],
      }).slice(7, 9),
    ).toEqual([
      'router-1: an upgrade requires a reboot, for 3 days; it reboots after its next upgrade, at 04:00 UTC',
      'virginia/router-1: an upgrade requires a reboot, for 3 days; run `sudo reboot` on it, or set sites.virginia.router.automaticReboot to a time',
    ]);
  });

  test('says of an AMI that it no longer exists, or why its age is unknown', () => {
    const image = { router: 'router-1', image: 'ami-0a', upgradeTo: undefined } as const;
    const images: readonly ImageReport[] = [
      { ...image, state: 'deleted' },
      { ...image, state: 'unknown', why: 'EC2 returned UnauthorizedOperation' },
    ];

    expect(print({ images }).slice(7, 9)).toEqual([
      'AMI of router-1: ami-0a, which no longer exists; `npm run -s vpc2vnet upgrade-image` moves to the newest',
      'AMI of router-1: ami-0a, age unknown, EC2 returned UnauthorizedOperation',
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
