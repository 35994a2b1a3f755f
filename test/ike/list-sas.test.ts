import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { installedChild, readSecurityAssociations, type ChildSa, type IkeSa } from '../../lib/ike/list-sas';

/** What swanctl printed on the router of the lab. */
const listing = (path: string): string => readFileSync(join(__dirname, path), 'utf8');

/** swanctl's way to print, written anew. */
function print(associations: readonly IkeSa[]): string {
  const algorithms = (text: string): readonly string[] => {
    const [cipher = '', ...rest] = text.split('/');
    const [name = '', size = ''] = cipher.split('-');
    const keys = rest.length === 1 ? ['dh-group'] : ['integ-alg', 'prf-alg', 'dh-group'];
    return [`encr-alg = ${name}`, `encr-keysize = ${size}`, ...rest.map((value, i) => `${keys[i]} = ${value}`)];
  };
  const child = (sa: ChildSa, index: number): readonly string[] => [
    `net-${index} {`,
    `name = ${sa.name}`,
    `state = ${sa.state}`,
    ...algorithms(sa.algorithms),
    `bytes-in = ${sa.bytesIn}`,
    `bytes-out = ${sa.bytesOut}`,
    `install-time = ${sa.ageSeconds}`,
    `spi-in = ${sa.spiIn}`,
    `spi-out = ${sa.spiOut}`,
    'local-ts = [',
    '0.0.0.0/0',
    ']',
    'remote-ts = [',
    '10.0.0.0/8',
    'state = DOWN',
    ']',
    '}',
  ];
  const ike = (sa: IkeSa): readonly string[] => [
    'list-sa event {',
    `${sa.name} {`,
    'remote-id = CN = gateway {1}, O = x',
    `state = ${sa.state}`,
    `uniqueid = ${sa.id}`,
    `initiator = ${sa.isInitiator ? 'yes' : 'no'}`,
    ...algorithms(sa.algorithms),
    ...(sa.ageSeconds === undefined ? [] : [`established = ${sa.ageSeconds}`]),
    'child-sas {',
    ...sa.children.flatMap(child),
    '}',
    '}',
    '}',
  ];
  return [...associations.flatMap(ike), 'list-sas reply {', '}', ''].join('\n');
}

const SPI = fc.nat().map((value) => value.toString(16).padStart(8, '0'));
const CHILD = fc.record<ChildSa>({
  name: fc.constantFrom('net', 'any', 'state'),
  state: fc.constantFrom('INSTALLED', 'REKEYING', 'DELETED'),
  algorithms: fc.constantFrom('AES_GCM_16-256', 'AES_GCM_16-256/ECP_384'),
  ageSeconds: fc.nat(),
  bytesIn: fc.nat(),
  bytesOut: fc.nat(),
  spiIn: SPI,
  spiOut: SPI,
});
const IKE = fc.record<IkeSa>({
  name: fc.constantFrom('azure-0', 'azure-1', '__proto__', 'state'),
  id: fc.nat(),
  state: fc.constantFrom('ESTABLISHED', 'CONNECTING'),
  algorithms: fc.constantFrom('AES_CBC-256/HMAC_SHA2_384_192/PRF_HMAC_SHA2_384/ECP_384'),
  ageSeconds: fc.option(fc.nat(), { nil: undefined }),
  isInitiator: fc.boolean(),
  children: fc.array(CHILD, { maxLength: 3 }),
});

describe("the IKE daemon's listing", () => {
  test('tells state, algorithms, age and bytes of an established tunnel', () => {
    expect(readSecurityAssociations(listing('../driver/emulator/list-sas.txt'))).toEqual([
      {
        name: 'azure-0',
        id: 1,
        state: 'ESTABLISHED',
        algorithms: 'AES_CBC-256/HMAC_SHA2_384_192/PRF_HMAC_SHA2_384/ECP_384',
        ageSeconds: 1580,
        isInitiator: true,
        children: [
          {
            name: 'net',
            state: 'INSTALLED',
            algorithms: 'AES_GCM_16-256',
            ageSeconds: 741,
            bytesIn: 5376,
            bytesOut: 4992,
            spiIn: 'cbdc04a5',
            spiOut: 'cec24d26',
          },
        ],
      },
    ]);
  });

  test('has the old IPsec SA beside the new one after a rekey', () => {
    const [ike] = readSecurityAssociations(listing('listings/just-rekeyed.txt')) ?? [];

    expect(ike?.children.map(({ state, algorithms }) => `${state} ${algorithms}`)).toEqual([
      'DELETED AES_GCM_16-256',
      'INSTALLED AES_GCM_16-256/ECP_384',
    ]);
  });

  test('has no tunnel where IKE is established without an IPsec SA, or not established', () => {
    const whole = listing('../driver/emulator/list-sas.txt');
    const childOf = (text: string): string | undefined => installedChild(readSecurityAssociations(text) ?? [])?.spiIn;

    expect(childOf(whole)).toBe('cbdc04a5');
    expect(childOf(whole.replace('state = INSTALLED', 'state = DELETED'))).toBeUndefined();
    expect(childOf(whole.replace('state = ESTABLISHED', 'state = CONNECTING'))).toBeUndefined();
  });

  test('of no SA at all is a listing, too', () => {
    expect(readSecurityAssociations('list-sas reply {\n}\n')).toEqual([]);
  });

  test('is read back as it was printed, whatever stands in names, identities and selectors', () => {
    fc.assert(
      fc.property(fc.array(IKE, { maxLength: 4 }), (associations) => {
        expect(readSecurityAssociations(print(associations))).toEqual(associations);
      }),
    );
  });

  test('that was cut off anywhere before its end is none', () => {
    const whole = listing('../driver/emulator/list-sas.txt');
    const end = whole.indexOf('list-sas reply {');

    fc.assert(
      fc.property(fc.nat(end + 'list-sas reply'.length), (length) => {
        expect(readSecurityAssociations(whole.slice(0, length))).toBeUndefined();
      }),
    );
  });

  test('is never an error, however odd the text', () => {
    const lines = fc.constantFrom('list-sa event {', 'a {', 'state = UP', 'x = [', ']', '}', '', 'list-sas reply {');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(lines).map((some) => some.join('\n')),
        ),
        (text) => {
          expect(() => readSecurityAssociations(text)).not.toThrow();
        },
      ),
    );
  });
});
