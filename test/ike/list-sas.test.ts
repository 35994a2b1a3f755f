import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { installedChild, readSecurityAssociations, type ChildSa, type IkeSa } from '../../lib/ike/list-sas';

/** Output of swanctl, recorded on the lab's router. */
const listing = (path: string): string => readFileSync(join(__dirname, path), 'utf8');

/** Prints SAs in the format of `swanctl --list-sas --pretty`. */
function print(associations: readonly IkeSa[]): string {
  const algorithms = (text: string): readonly string[] => {
    const [encryption = '', ...rest] = text.split('/');
    const [name = '', size = ''] = encryption.split('-');
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

describe("the IKE daemon's listing of SAs", () => {
  test('contains state, algorithms, age and bytes of an established tunnel', () => {
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

  test('contains the old and the new IPsec SA after a rekey', () => {
    const [ike] = readSecurityAssociations(listing('listings/just-rekeyed.txt')) ?? [];

    expect(ike?.children.map(({ state, algorithms }) => `${state} ${algorithms}`)).toEqual([
      'DELETED AES_GCM_16-256',
      'INSTALLED AES_GCM_16-256/ECP_384',
    ]);
  });

  test('has no installed tunnel unless both the IKE SA and the IPsec SA are up', () => {
    const whole = listing('../driver/emulator/list-sas.txt');
    const childOf = (text: string): string | undefined => installedChild(readSecurityAssociations(text) ?? [])?.spiIn;

    expect(childOf(whole)).toBe('cbdc04a5');
    expect(childOf(whole.replace('state = INSTALLED', 'state = DELETED'))).toBeUndefined();
    expect(childOf(whole.replace('state = ESTABLISHED', 'state = CONNECTING'))).toBeUndefined();
  });

  test('may be empty', () => {
    expect(readSecurityAssociations('list-sas reply {\n}\n')).toEqual([]);
  });

  test('is parsed to what was printed, whatever names, identities and traffic selectors contain', () => {
    fc.assert(
      fc.property(fc.array(IKE, { maxLength: 4 }), (associations) => {
        expect(readSecurityAssociations(print(associations))).toEqual(associations);
      }),
    );
  });

  test('is undefined when it is truncated anywhere', () => {
    const whole = listing('../driver/emulator/list-sas.txt');
    const end = whole.indexOf('list-sas reply {');

    fc.assert(
      fc.property(fc.nat(end + 'list-sas reply'.length), (length) => {
        expect(readSecurityAssociations(whole.slice(0, length))).toBeUndefined();
      }),
    );
  });

  test('is never an exception, whatever the output is', () => {
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
