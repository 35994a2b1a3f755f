import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { NO_PAINT } from '../../../lib/terminal/paint';
import { printEvent } from '../../../lib/driver/report/print-event';
import { bytes, nextWay, printTunnel } from '../../../lib/driver/tunnel/print-tunnel';
import { refusal } from '../../../lib/driver/aws/aws-errors';
import { isFinished, readAnswer, type Invocation } from '../../../lib/driver/tunnel/router-answer';
import { readSecurityAssociations, type IkeSa } from '../../../lib/ike/list-sas';
import { judgeTunnel } from '../../../lib/driver/tunnel/tunnel-report';

const LISTING = readFileSync(join(__dirname, '../emulator/list-sas.txt'), 'utf8');
const REKEYED = readFileSync(join(__dirname, '../../ike/listings/just-rekeyed.txt'), 'utf8');

const judge = (text: string, tunnel = 'azure-0') =>
  judgeTunnel('router-1', tunnel, readSecurityAssociations(text) ?? []);
const invocation = (changes: Partial<Invocation>): Invocation => ({
  status: 'Success',
  responseCode: 0,
  stdout: '',
  stderr: '',
  ...changes,
});

describe('a router', () => {
  test('reports since when an upgrade requires a reboot, beside its SAs', () => {
    const listed = readAnswer(invocation({ stdout: `reboot required since 1764150000\n${LISTING}` }));

    expect(listed).toMatchObject({ kind: 'listed', rebootRequiredSince: 1_764_150_000 });
    expect(listed).toMatchObject({ associations: readSecurityAssociations(LISTING) });
  });

  test('reports no reboot when none is required', () => {
    expect(readAnswer(invocation({ stdout: LISTING }))).toMatchObject({ rebootRequiredSince: undefined });
  });
});

describe('a tunnel', () => {
  test('is up with its age, algorithms and bytes, as its router lists them', () => {
    expect(printTunnel(judge(LISTING))).toBe(
      'Tunnel azure-0 of router-1: up; IKE for 26 min (AES_CBC-256/HMAC_SHA2_384_192/PRF_HMAC_SHA2_384/ECP_384), ' +
        'IPsec for 12 min (AES_GCM_16-256), 5.3 KiB in and 4.9 KiB out since then',
    );
  });

  test('is up right after a rekey, by its new IPsec SA', () => {
    expect(judge(REKEYED)).toMatchObject({ state: 'up', ipsecAlgorithms: 'AES_GCM_16-256/ECP_384', ipsecSeconds: 2 });
  });

  test.each([
    ['another tunnel than the one that is listed', LISTING, 'azure-1', 'the router has no IKE SA for it'],
    ['IKE that still connects', LISTING.replace('ESTABLISHED', 'CONNECTING'), 'azure-0', 'IKE is CONNECTING'],
    [
      'IKE without an IPsec SA',
      LISTING.replace('INSTALLED', 'DELETED'),
      'azure-0',
      'IKE is established, but no IPsec SA is installed',
    ],
  ])('is down with %s', (_, text, tunnel, why) => {
    expect(judge(text, tunnel)).toMatchObject({ state: 'down', why });
  });

  test('is up only where an established IKE SA of its name has an installed IPsec SA', () => {
    const states = fc.constantFrom('ESTABLISHED', 'INSTALLED', 'CONNECTING', 'DELETED', 'CREATED', '');
    const child = fc.record({
      name: fc.constant('net'),
      state: states,
      algorithms: fc.string(),
      ageSeconds: fc.nat(),
      bytesIn: fc.nat(),
      bytesOut: fc.nat(),
      spiIn: fc.string(),
      spiOut: fc.string(),
    });
    const ike = fc.record<IkeSa>({
      name: fc.constantFrom('azure-0', 'azure-1'),
      id: fc.nat(),
      state: states,
      algorithms: fc.string(),
      ageSeconds: fc.option(fc.nat(), { nil: undefined }),
      isInitiator: fc.boolean(),
      children: fc.array(child, { maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.array(ike, { maxLength: 4 }), (associations) => {
        const works = associations.some(
          ({ name, state, children }) =>
            name === 'azure-0' && state === 'ESTABLISHED' && children.some((one) => one.state === 'INSTALLED'),
        );
        expect(judgeTunnel('router-1', 'azure-0', associations).state === 'up').toBe(works);
      }),
    );
  });

  test('that is unknown has the reason, and the command that queries Azure', () => {
    const unknown = { tunnel: 'azure-0', router: 'router-1', state: 'unknown', why: 'no response' } as const;

    expect(printEvent({ event: 'tunnel', ...unknown }, NO_PAINT)).toBe(
      'Tunnel azure-0 of router-1: unknown, no response',
    );
    expect(nextWay([judge(LISTING), unknown], [{ resourceGroup: 'rg', name: 'connection' }])).toEqual([
      'query Azure: `az network vpn-connection show --resource-group rg --name connection --query connectionStatus`',
    ]);
    expect(nextWay([judge(LISTING)], [{ resourceGroup: 'rg', name: 'connection' }])).toEqual([]);
  });

  test('that is unknown has a resource group with parentheses quoted for the shell', () => {
    expect(nextWay([], [{ resourceGroup: 'rg(1)', name: 'connection' }])[0]).toContain(" --resource-group 'rg(1)' ");
  });
});

describe("a router's answer", () => {
  test('is waited for while Systems Manager delivers the command', () => {
    const states = ['Pending', 'InProgress', 'Delayed', 'Success', 'TimedOut', 'Failed', 'Undeliverable'];

    expect(states.filter((status) => isFinished(invocation({ status })))).toEqual([
      'Success',
      'TimedOut',
      'Failed',
      'Undeliverable',
    ]);
  });

  test('without an IKE daemon lists no SA, and has the error of swanctl', () => {
    const stderr =
      "connecting to 'unix:///var/run/charon.vici' failed: Connection refused\nError: connecting to 'default' URI failed: Connection refused\nstrongSwan 5.9.8 swanctl\nusage:\n  --uri  service URI to connect to\nfailed to run commands: exit status 111\n";

    expect(readAnswer(invocation({ status: 'Failed', responseCode: 111, stderr }))).toEqual({
      kind: 'silent',
      why: "the router’s IKE daemon does not respond (connecting to 'default' URI failed: Connection refused)",
    });
  });

  test.each<[string, Partial<Invocation>, string]>([
    ['late', { status: 'TimedOut', responseCode: -1 }, 'Systems Manager ended the command with TimedOut'],
    ['cut off', { stdout: LISTING.slice(0, 400) }, 'the router’s SA listing is incomplete'],
    ['empty', {}, 'the router’s SA listing is incomplete'],
  ])('that is %s lists no SA', (_, changes, why) => {
    expect(readAnswer(invocation(changes))).toEqual({ kind: 'silent', why });
  });

  test('that the service rejected has its error message on one line', () => {
    const error = Object.assign(new Error('Instances [[i-1]]\n  not in a valid state'), { name: 'InvalidInstanceId' });

    expect(refusal('Systems Manager', error)).toBe(
      'Systems Manager returned InvalidInstanceId: Instances [[i-1]] not in a valid state',
    );
  });
});

describe('an amount of data', () => {
  test.each([
    [0, '0 B'],
    [1023, '1023 B'],
    [1536, '1.5 KiB'],
    [12 * 1024 * 1024, '12 MiB'],
    [3.25 * 1024 ** 3, '3.3 GiB'],
  ])('%d is %s', (count, text) => {
    expect(bytes(count)).toBe(text);
  });
});
