import { command, testWith } from '../fixtures/needs';
import { runScript, type ScriptRun } from './run-script';

/** An AMI, and what its package sources have. */
interface Image {
  /** Whether the packages of the router are installed. */
  readonly packages: boolean;
  /** The answers of the package manager to its first installations; it succeeds afterwards. */
  readonly installs: 'succeed' | 'fail once' | 'fail';
  /** Whether its kernel has XFRM interfaces: built in, with the package of further modules, or never. */
  readonly interfaces: 'built in' | 'in a package' | 'missing';
  /** The package of further modules exists in the package sources. */
  readonly modulePackage: boolean;
  /** What the kernel answers to an ESP SA of an algorithm that it does not accept. */
  readonly rejects: Readonly<Record<string, string>>;
  /** Content of a file in modprobe.d. */
  readonly modprobe: string;
}

const READY: Image = {
  packages: true,
  installs: 'succeed',
  interfaces: 'built in',
  modulePackage: true,
  rejects: {},
  modprobe: '# nothing\n',
};

/** What differs from a router whose first boot succeeds. */
interface Boot {
  readonly image?: Partial<Image>;
  readonly azureKnows?: { readonly address?: string; readonly secret?: string };
  readonly address?: string;
  readonly algorithms?: string;
  /** Commands in place of the usual ones, as bash. */
  readonly tools?: Readonly<Record<string, string>>;
  readonly packageSeconds?: number;
  readonly prepareSeconds?: number;
  readonly log?: string;
  /** Files by their path on the router. */
  readonly files?: Readonly<Record<string, string>>;
}

const CONNECTION = '/etc/swanctl/conf.d/vpc2vnet.conf';
const SECRET = '/etc/vpc2vnet/secrets.template';
const BLOCKED = '/etc/modprobe.d/hardening.conf';
const GCM = 'aead rfc4106(gcm(aes)) 0x0102 128';
const CBC = 'enc cbc(aes) 0x01 auth-trunc hmac(sha1) 0x02 96';

function bootOnce({
  image: changed = {},
  azureKnows = {},
  address = '198.51.100.7',
  algorithms = GCM,
  tools = {},
  packageSeconds = 600,
  prepareSeconds = 1380,
  log = '',
  files = {},
}: Boot = {}): ScriptRun {
  const image = { ...READY, ...changed };
  const rejected = Object.entries(image.rejects).map(
    ([algorithm, answer]) => `[[ $* != *'${algorithm}'* ]] || { echo '${answer}' >&2; exit 2; }`,
  );
  return runScript('vpc2vnet-setup', {
    common: [
      `PREPARED_SIGNAL=x ROUTER_ADDRESS='${address}' SECRET_ARN=arn:new ADDRESS_PLACEHOLDER=@ROUTER_ADDRESS@`,
      `AZURE_ROUTER_ADDRESS='${azureKnows.address ?? address}' AZURE_SECRET_ARN=${azureKnows.secret ?? 'arn:new'}`,
      `ESP_ALGORITHMS='${algorithms}'`,
      'say() { printf "%s\\n" "$*" >&2; }',
    ],
    files: {
      [CONNECTION]: 'id = "@ROUTER_ADDRESS@"\n',
      [SECRET]: 'id-local = "@ROUTER_ADDRESS@"\n',
      [BLOCKED]: image.modprobe,
      '/var/log/cloud-init-output.log': log,
      ...files,
    },
    tools: {
      'dpkg-query': [
        'if [[ $* == *linux-image* ]]; then printf "installed linux-image-aws\\nnot-installed linux-image-unsigned\\n"; exit; fi',
        `[[ ${image.packages} == true || -e packages ]] && echo installed`,
      ].join('\n'),
      'apt-get': [
        '[[ $* == *install* ]] || exit 0',
        'words="$*"; echo "installs ${words#*--no-install-recommends }"',
        { succeed: '', 'fail once': '[[ -e failed ]] || { touch failed; exit 100; }', fail: 'exit 100' }[
          image.installs
        ],
        '[[ $* == *linux-modules* ]] && touch modules || touch packages',
      ].join('\n'),
      'apt-cache': `${image.modulePackage}`,
      dpkg: 'exit 0',
      ip: [
        'echo "$*" >>ip.log',
        '[[ $2 != delete ]] || exit 0',
        '[[ $1 == link ]] || {',
        ...rejected,
        'exit 0; }',
        { 'built in': 'true', 'in a package': '[[ -e modules ]]', missing: 'false' }[image.interfaces],
      ].join('\n'),
      uname: 'echo 6.8.0-aws',
      'vpc2vnet-signal': 'echo "$2: $3"',
      systemctl: 'echo "$*" >>units.log',
      sysctl: 'exit 0',
      journalctl: 'exit 0',
      // The one that ends the time of the router takes longer than a test.
      sleep: '(($1 < 1000)) || exec tail -f /dev/null',
      ...tools,
    },
    change: (script) =>
      script
        .replace('PACKAGE_SECONDS=600', `PACKAGE_SECONDS=${packageSeconds}`)
        .replace('PREPARE_SECONDS=1380', `PREPARE_SECONDS=${prepareSeconds}`),
  });
}

/** What the first boot prints: its installations and its signal. */
function setUp(boot: Boot = {}): readonly string[] {
  return bootOnce(boot).stdout.trimEnd().split('\n');
}

const bash = [command('bash', 'apt-get install bash')];
const PREPARED = 'SUCCESS: the router is prepared';

describe('the first boot of a router', () => {
  testWith(bash, 'says at once that Azure knows another address, for which no tunnel can come up', () => {
    expect(setUp({ azureKnows: { address: '198.51.100.9' } })).toEqual([
      "FAILURE: the router's address is 198.51.100.7 and Azure was deployed with 198.51.100.9; deploy the Azure side again, then the router",
    ]);
  });

  testWith(bash, 'says at once that Azure knows another key', () => {
    expect(setUp({ azureKnows: { secret: 'arn:old' } })).toEqual([
      'FAILURE: the shared key was re-created and Azure was deployed with the former one; deploy the Azure side again, then the router',
    ]);
  });

  testWith(bash, 'fills the Elastic IP into the connection and into the template of the secret', () => {
    expect(setUp({ tools: { 'vpc2vnet-signal': `cat .${CONNECTION} .${SECRET}` } })).toEqual([
      'id = "198.51.100.7"',
      'id-local = "198.51.100.7"',
    ]);
  });

  testWith(bash, 'fills in nothing that is not an IPv4 address', () => {
    const address = '198.51.100.7/; id = "x';

    expect(setUp({ address })).toEqual([`FAILURE: the router's address '${address}' is not an IPv4 address`]);
  });

  testWith(bash, 'installs nothing on an image that has everything', () => {
    expect(setUp()).toEqual([PREPARED]);
  });

  testWith(bash, 'installs what is missing', () => {
    expect(setUp({ image: { packages: false } })).toEqual([
      expect.stringMatching(/^installs charon-systemd strongswan-swanctl .*unattended-upgrades$/),
      PREPARED,
    ]);
  });

  testWith(bash, 'installs again what failed once, such as behind a lock of the package manager', () => {
    const installs = expect.stringMatching(/^installs charon-systemd /);

    expect(setUp({ image: { packages: false, installs: 'fail once' } })).toEqual([installs, installs, PREPARED]);
  });

  testWith(bash, 'says that packages could not be installed, with the last words of the log', () => {
    const log = 'Err:1 http://archive.ubuntu.com noble\n';

    expect(setUp({ image: { packages: false, installs: 'fail' }, packageSeconds: 0, log }).at(-1)).toBe(
      'FAILURE: the packages could not be installed; does the router have internet access? last lines of the log: Err:1 http://archive.ubuntu.com noble',
    );
  });

  testWith(bash, 'takes the timers of the package manager out of its way, and starts them again', () => {
    const [stopped = '', ...others] = setUp({ tools: { 'vpc2vnet-signal': 'cat units.log' } });

    expect(stopped).toMatch(/^stop --no-block apt-daily\.timer apt-daily-upgrade\.timer /);
    expect(others).toContain('start --no-block apt-daily.timer apt-daily-upgrade.timer');
  });
});

describe('the upgrade at the first boot', () => {
  const REBOOT = { '/run/reboot-required': '' };
  const REBOOTED = { '/var/lib/vpc2vnet/rebooted': '' };

  testWith(bash, 'is of everything that is installed, after what is missing and before the signal', () => {
    const tools = {
      'apt-get': 'echo "${!#}"',
      'dpkg-query': '[[ -e asked ]] && echo installed; touch asked',
    };

    expect(setUp({ tools })).toEqual(['update', 'unattended-upgrades', 'update', 'full-upgrade', PREPARED]);
  });

  testWith(bash, 'ends in a reboot when it requires one, without a signal and before any unit is started', () => {
    const run = bootOnce({ files: REBOOT, tools: { systemctl: 'echo "$*"' } });

    expect(run.stdout.trimEnd().split('\n').slice(1)).toEqual(['mask strongswan.service', '--no-block reboot']);
    expect(run.status).toBe(0);
  });

  testWith(bash, 'is followed by one reboot only, whatever still requires one', () => {
    expect(setUp({ files: { ...REBOOT, ...REBOOTED } })).toEqual([PREPARED]);
  });

  testWith(bash, 'keeps no router from its tunnel when it fails', () => {
    const tools = { 'apt-get': '[[ $* != *full-upgrade* ]] || exit 100' };
    const run = bootOnce({ tools, packageSeconds: 0 });

    expect(run.stdout.trimEnd()).toBe(PREPARED);
    expect(run.stderr).toContain('the packages could not be upgraded');
  });
});

describe('the kernel of a router', () => {
  testWith(bash, 'gets the module of the tunnel’s interface where the image leaves it to a package of its own', () => {
    expect(setUp({ image: { interfaces: 'in a package' } })).toEqual([
      'installs linux-modules-extra-6.8.0-aws',
      'installs linux-modules-extra-aws',
      PREPARED,
    ]);
  });

  testWith(bash, 'gets it also when the first installation fails', () => {
    expect(setUp({ image: { interfaces: 'in a package', installs: 'fail once' } }).at(-1)).toBe(PREPARED);
  });

  testWith(bash, 'gets the one package that exists when the other one does not', () => {
    const exists = '[[ $2 != *6.8.0* ]]';

    expect(setUp({ image: { interfaces: 'in a package' }, tools: { 'apt-cache': exists } })).toEqual([
      'installs linux-modules-extra-aws',
      PREPARED,
    ]);
  });

  testWith(bash, 'is named when it has no such interface and no package brings it', () => {
    expect(setUp({ image: { interfaces: 'missing', modulePackage: false } })).toEqual([
      'FAILURE: the kernel 6.8.0-aws has no XFRM interfaces, and no package linux-modules-extra brings them; choose another AMI in aws.router.ami',
    ]);
  });

  testWith(bash, 'is named with another reason when that package could not be installed', () => {
    expect(setUp({ image: { interfaces: 'missing', installs: 'fail' }, packageSeconds: 0 }).at(-1)).toBe(
      'FAILURE: the kernel 6.8.0-aws has no XFRM interfaces, and their package linux-modules-extra could not be installed; choose another AMI in aws.router.ami',
    );
  });

  testWith(bash, 'is named when it accepts no ESP, with its answer and the file that blocks the module', () => {
    const rejects = { esp: 'RTNETLINK answers: Protocol not supported' };
    const [line = ''] = setUp({ image: { rejects, modprobe: 'install esp4 /bin/false\n' } });

    expect(line).toMatch(
      /^FAILURE: the kernel 6\.8\.0-aws accepts no ESP SA with the algorithms of the profile \(aead rfc4106\(gcm\(aes\)\) 128\): RTNETLINK answers: Protocol not supported; remove the lines for it in \S+\/etc\/modprobe\.d\/hardening\.conf, or choose another AMI in aws\.router\.ami$/,
    );
  });

  testWith(bash, 'is not said to be blocked by the rule for another module', () => {
    const rejects = { esp: 'no' };
    const [line = ''] = setUp({ image: { rejects, modprobe: 'blacklist esp4_offload\n# install esp4 /bin/false\n' } });

    expect(line).toMatch(/: no; choose another AMI in aws\.router\.ami$/);
  });

  testWith(bash, 'needs to accept one of the proposals', () => {
    expect(setUp({ algorithms: `${GCM}|${CBC}`, image: { rejects: { gcm: 'no' } } })).toEqual([PREPARED]);
    expect(setUp({ algorithms: `${GCM}|${CBC}`, image: { rejects: { gcm: 'no', cbc: 'not either' } } })).toEqual([
      expect.stringContaining('(aead rfc4106(gcm(aes)) 128|enc cbc(aes) auth-trunc hmac(sha1) 96): not either;'),
    ]);
  });

  testWith(bash, 'keeps neither the SA nor the interface of the test', () => {
    const made = setUp({ tools: { 'vpc2vnet-signal': 'cat ip.log' } });
    const deleted = made.flatMap((line) => /^(?:link|xfrm state) delete (.*)/.exec(line)?.slice(1) ?? []);

    expect(made.filter((line) => / add /.test(line))).toHaveLength(deleted.length);
    expect([...new Set(deleted)]).toEqual(['vpc2vnet-probe', expect.stringContaining('proto esp spi 0x1000')]);
  });
});

describe('a boot that fails', () => {
  testWith(bash, 'reports the line and the command that failed, and the last words of the log', () => {
    const log = 'one\nsysctl: cannot stat /proc/sys/net/ipv4/x\n';

    expect(setUp({ log, tools: { sysctl: 'exit 255' } })).toEqual([
      expect.stringMatching(
        /^FAILURE: line \d+ of vpc2vnet-setup failed: sysctl -q -p \S+; last lines of the log: one sysctl: cannot stat \S+$/,
      ),
    ]);
  });

  testWith(bash, 'reports what a unit said that does not start', () => {
    const tools = {
      systemctl: '[[ $1 != enable ]] || { echo "Job for nftables.service failed" >&2; exit 1; }',
      journalctl: '[[ $* == *"-u nftables.service"* ]] && echo "nftables.conf:3: syntax error"',
    };

    expect(setUp({ tools })).toEqual([
      expect.stringMatching(/^FAILURE: line \d+ .* systemctl enable --now nftables.* nftables\.conf:3: syntax error$/),
    ]);
  });

  testWith(bash, 'reports once', () => {
    expect(setUp({ tools: { sysctl: 'exit 1', systemctl: '[[ $1 == stop ]]' } })).toHaveLength(1);
  });

  testWith(bash, 'reports also a command that never ends', () => {
    const tools = {
      sysctl: 'while [[ ! -e reported ]]; do read -rt 0.1 <> <(:); done',
      'vpc2vnet-signal': 'touch reported; echo "$2: $3"',
    };

    expect(setUp({ tools, prepareSeconds: 0 })[0]).toBe(
      'FAILURE: the router was not prepared within 0 s; last lines of the log: ',
    );
  });

  testWith(bash, 'leaves nothing running that waits for its time', () => {
    const started = Date.now();
    bootOnce();

    expect(Date.now() - started).toBeLessThan(8_000);
  });

  testWith(bash, 'is tried again at each later boot, until one succeeds', () => {
    const script = './var/lib/cloud/scripts/per-boot/vpc2vnet-setup';
    const shows = { 'vpc2vnet-signal': `[[ -L ${script} ]] && echo "$2, again" || echo "$2, not again"` };

    expect(setUp({ tools: { ...shows, sysctl: 'exit 1' } })).toEqual(['FAILURE, again']);
    expect(setUp({ tools: shows })).toEqual(['SUCCESS, not again']);
  });

  testWith(
    bash,
    'keeps the daemon masked: enabled by its package, it would keep the next boot from trying again',
    () => {
      const units = setUp({ tools: { 'vpc2vnet-signal': 'cat units.log', sysctl: 'exit 1' } });

      expect(units.filter((line) => line.includes('mask'))).toEqual(['mask strongswan.service']);
    },
  );

  testWith(bash, 'fails, so that cloud-init says so, too', () => {
    expect(bootOnce({ tools: { sysctl: 'exit 1' } }).status).toBe(1);
  });
});

describe('a boot whose signal cannot be delivered', () => {
  const UNITS = ['strongswan.service', 'vpc2vnet-watchdog.timer', 'vpc2vnet-verify.service'];

  testWith(bash, 'has enabled and started every unit before it signals', () => {
    const units = setUp({ tools: { 'vpc2vnet-signal': 'cat units.log; exit 1' } });
    const of = (verb: RegExp): readonly string[] =>
      units
        .filter((line) => verb.test(line))
        .join(' ')
        .split(' ');

    expect(units.filter((line) => line.includes('mask'))).toEqual([
      'mask strongswan.service',
      'unmask strongswan.service',
    ]);
    expect(of(/^enable/)).toEqual(expect.arrayContaining(UNITS));
    expect(of(/^start/)).toEqual(expect.arrayContaining(UNITS));
  });

  testWith(bash, 'succeeds, with a warning', () => {
    const run = bootOnce({ tools: { 'vpc2vnet-signal': 'exit 1' } });

    expect(run.status).toBe(0);
    expect(run.stderr).toContain('CloudFormation did not get: SUCCESS: the router is prepared');
  });
});
