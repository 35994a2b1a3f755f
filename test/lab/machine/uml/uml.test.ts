import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { withMachine } from '../../../../lib/lab/machine/with-machine.edge';
import { testWith } from '../../../fixtures/needs';
import { OWN_KERNEL } from '../../kernel-needs';
import { LAB } from '../../link';
import { processesNaming, remainingProcesses } from '../processes';

const MINUTES = 60_000;

const ROOT = join(__dirname, '../../../..');

/** Words before a command that take the rights of root from it; none for another user. */
function ordinary(): readonly string[] {
  const rights = ['--bounding-set', '-all', '--inh-caps', '-all', '--no-new-privs'];
  return process.getuid?.() === 0 ? ['setpriv', ...rights] : [];
}

/** Output of a script in a machine of its own. */
const outputOf = (script: string): Promise<string> =>
  withMachine(
    'uml',
    () => undefined,
    async ({ run }) => (await run(script)).output.trim(),
  );

describe("the lab's own kernel", () => {
  testWith(
    [LAB, OWN_KERNEL],
    'has XFRM interfaces, ESP with AES-GCM, and named counters',
    async () => {
      const script = [
        'set -e',
        'ip link add ipsec0 type xfrm if_id 42',
        `ip xfrm state add src 192.0.2.1 dst 192.0.2.2 proto esp spi 1 mode tunnel aead 'rfc4106(gcm(aes))' 0x${'00'.repeat(36)} 128`,
        `nft 'table ip count { counter seen { }; chain in { type filter hook input priority 0; counter name "seen"; }; }'`,
        'tc qdisc add dev lo root netem delay 10ms loss 1%',
        'echo all',
      ].join('\n');

      expect(await outputOf(script)).toBe('all');
    },
    2 * MINUTES,
  );

  testWith(
    [LAB, OWN_KERNEL],
    'passes a long script and a longer output unchanged',
    async () => {
      const text = 'x'.repeat(50_000);

      expect(await outputOf(`printf %s '${text}' | wc -c; head -c 500000 /dev/zero | tr '\\0' y`)).toBe(
        `${text.length}\n${'y'.repeat(500_000)}`,
      );
    },
    2 * MINUTES,
  );

  testWith(
    [LAB, OWN_KERNEL],
    'answers more requests at once than its serial line holds, and long ones',
    async () => {
      const long = `printf %s '${'x'.repeat(9000)}' | wc -c`;
      // Their numbers take 4,886 bytes, and the line holds 4,096.
      const short = Array.from({ length: 1199 }, () => 'echo 1');
      const outputs = await withMachine(
        'uml',
        () => undefined,
        async ({ run }) => Promise.all([long, ...short].map(run)),
      );

      expect(new Set(outputs.map(({ output }) => output.trim()))).toEqual(new Set(['9000', '1']));
    },
    2 * MINUTES,
  );

  testWith(
    [LAB, OWN_KERNEL],
    'takes its processes with it when it is killed',
    async () => {
      const left = await withMachine(
        'uml',
        () => undefined,
        async ({ run }, runDir) => {
          await run('for each in 1 2 3 4; do sleep 4242 & done');
          const kernel = processesNaming(runDir).find(({ parent }) => parent === process.pid);
          process.kill(kernel?.pid ?? NaN, 'SIGKILL');
          return remainingProcesses(runDir);
        },
      );

      expect(left).toEqual([]);
    },
    2 * MINUTES,
  );

  testWith(
    [LAB, OWN_KERNEL],
    'gives a program nothing of those that ran before it',
    async () => {
      const at = '0x10000000';
      const lines = await outputOf(
        [
          `writes() { python3 -c "import ctypes, mmap; libc = ctypes.CDLL(None); libc.mmap.restype = ctypes.c_long;`,
          `at = libc.mmap(ctypes.c_long(${at}), ctypes.c_long(4096), 3, 0x32, -1, ctypes.c_long(0));`,
          `ctypes.memset(ctypes.c_void_p(at), 115, 4096); print(hex(at))"; }`,
          `reads() { python3 -c "import ctypes; print(ctypes.string_at(${at}, 6))"; }`,
          'for each in 1 2 3; do writes; done; for each in 1 2 3; do reads; echo $?; done',
        ].join('\n'),
      );

      expect(lines.split('\n').slice(0, 3)).toEqual([at, at, at]);
      expect(lines.match(/^(Segmentation fault\s+)?139$/gm)).toHaveLength(3);
    },
    2 * MINUTES,
  );

  testWith(
    [LAB, OWN_KERNEL],
    'has a link for a user who may read only what is his, or open to all',
    () => {
      const lab = [join(ROOT, 'bin/vpc2vnet.js'), 'lab', '--config', join(ROOT, 'examples/minimal/vpc2vnet.yaml')];
      const command = [...ordinary(), process.execPath, ...lab];
      const { status, stdout, stderr } = spawnSync('env', command, { encoding: 'utf8' });

      expect({ status, last: stdout.trim().split('\n').at(-1), stderr }).toEqual({
        status: 0,
        last: expect.stringMatching(/the tunnel works; (\d+) of \1 checks passed$/),
        stderr: '',
      });
    },
    5 * MINUTES,
  );

  testWith(
    [LAB, OWN_KERNEL],
    'has a clock of its own',
    async () => {
      const before = Date.now();
      const year = await outputOf('date -s 2031-01-01 >/dev/null; date +%Y');

      expect([year, Date.now() - before < 2 * MINUTES]).toEqual(['2031', true]);
    },
    2 * MINUTES,
  );
});
