import fc from 'fast-check';
import { commandLine, printUnit } from '../../lib/router/systemd';
import { serviceSandbox } from '../../lib/router/sandbox';
import {
  daemonDropIn,
  interfacesUnit,
  KEY_MOUNT_UNIT,
  keyUnit,
  routesUnit,
  verifyUnit,
  watchdogUnit,
} from '../../lib/router/units';
import { configOf } from '../fixtures/config';
import { DEPLOYED } from '../fixtures/handoffs';
import { linkOf, viewOf } from '../fixtures/link-of';

describe('the printer of systemd units', () => {
  test('doubles percent signs, which would be specifiers', () => {
    expect(printUnit({ sections: [{ name: 'Unit', directives: [['Description', '100% up']] }] })).toBe(
      '[Unit]\nDescription=100%% up\n',
    );
  });

  test('rejects a line break and a continuation', () => {
    const unit = (value: string) => () => printUnit({ sections: [{ name: 'Unit', directives: [['X', value]] }] });

    expect(unit('a\nExecStart=/bin/evil')).toThrow('a systemd directive cannot contain a line break: X');
    expect(unit('a\\')).toThrow('a systemd directive cannot end with a backslash: X');
  });

  test('writes words so that systemd splits them into the same words', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ minLength: 1, unit: fc.constantFrom('a', ' ', '"', '\\', "'", '$', ';') }), {
          minLength: 1,
        }),
        (words) => {
          expect(splitLikeSystemd(commandLine(words))).toEqual(words);
        },
      ),
    );
  });
});

describe('the units of a router', () => {
  const view = viewOf(linkOf(configOf({ azure: { vnet: { cidrs: ['10.3.0.0/16', '10.4.0.0/16'] } } }), DEPLOYED));

  test('make each tunnel interface with its id and an MTU of 1400', () => {
    const text = printUnit(interfacesUnit(view.tunnels));

    expect(text).toContain('ExecStart=/usr/sbin/ip link add ipsec0 type xfrm if_id 42\n');
    expect(text).toContain('ExecStart=/usr/sbin/ip link set ipsec0 mtu 1400 up\n');
  });

  test('route every Azure prefix into the tunnel', () => {
    const text = printUnit(routesUnit(view));

    expect(text).toContain('ExecStart=/usr/sbin/ip route replace 10.3.0.0/16 dev ipsec0 metric 100\n');
    expect(text).toContain('ExecStart=/usr/sbin/ip route replace 10.4.0.0/16 dev ipsec0 metric 100\n');
  });

  test('start on a full disk: none asks for a directory that systemd would create on it', () => {
    const texts = [serviceSandbox(), daemonDropIn(), keyUnit(), watchdogUnit(), verifyUnit()].map(printUnit);

    expect(texts.join('')).not.toMatch(/PrivateTmp|PrivateDevices|DynamicUser|CacheDirectory|LogsDirectory/);
  });

  test('name the mount of the key directory as systemd demands', () => {
    expect(KEY_MOUNT_UNIT).toBe('etc-swanctl-sharedkey.mount');
  });
});

function splitLikeSystemd(line: string): readonly string[] {
  const words: string[] = [];
  let at = 0;
  while (at < line.length) {
    let word = '';
    const quote = line[at] === '"' ? '"' : undefined;
    if (quote !== undefined) at += 1;
    while (at < line.length && line[at] !== (quote ?? ' ')) {
      if (line[at] === '\\') at += 1;
      else if (line[at] === '$' && line[at + 1] === '$') at += 1;
      word += line[at];
      at += 1;
    }
    at += quote === undefined ? 1 : 2;
    words.push(word);
  }
  return words;
}
