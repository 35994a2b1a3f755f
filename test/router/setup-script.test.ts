import { command, testWith } from '../fixtures/needs';
import { runScript } from './run-script';

/** An AMI: what is installed on it, and what its package sources have. */
interface Image {
  readonly packages: boolean;
  readonly sources: boolean;
  /** Whether its kernel has XFRM interfaces: at once, once the package of further modules is installed, or never. */
  readonly interfaces: 'there' | 'in a package' | 'nowhere';
}

const CONNECTION = '/etc/swanctl/conf.d/vpc2vnet.conf';
const SECRET = '/etc/vpc2vnet/secrets.template';

/** Runs the setup on an image; gives what it installs and signals. */
function setUp(
  { packages, sources, interfaces }: Image,
  azureKnows: { readonly address?: string; readonly secret?: string } = {},
  { address = '198.51.100.7', signal = 'echo "$2: $3"' } = {},
): readonly string[] {
  const hasInterfaces = { there: 'true', 'in a package': '[[ -e modules ]]', nowhere: 'false' }[interfaces];
  const output = runScript('vpc2vnet-setup', {
    common: [
      `PREPARED_SIGNAL=x ROUTER_ADDRESS='${address}' SECRET_ARN=arn:new ADDRESS_PLACEHOLDER=@ROUTER_ADDRESS@`,
      `AZURE_ROUTER_ADDRESS='${azureKnows.address ?? address}' AZURE_SECRET_ARN=${azureKnows.secret ?? 'arn:new'}`,
    ],
    files: { [CONNECTION]: 'id = "@ROUTER_ADDRESS@"\n', [SECRET]: 'id-local = "@ROUTER_ADDRESS@"\n' },
    tools: {
      'dpkg-query': `[[ ${packages} == true || -e packages ]] && echo installed`,
      'apt-get': [
        '[[ $* == *install* ]] || exit 0',
        'words="$*"; echo "installs ${words#*--no-install-recommends }"',
        sources ? '[[ $* == *linux-modules* ]] && touch modules || touch packages' : 'exit 100',
      ].join('\n'),
      ip: `[[ $2 == delete ]] || ${hasInterfaces}`,
      uname: 'echo 6.8.0-aws',
      'vpc2vnet-signal': signal,
      ...{ systemctl: 'exit 0', sysctl: 'exit 0', sleep: 'exit 0' },
    },
  });
  return output.trimEnd().split('\n');
}

describe('the first boot of a router', () => {
  const bash = [command('bash', 'apt-get install bash')];
  const READY: Image = { packages: true, sources: true, interfaces: 'there' };

  testWith(bash, 'says at once that Azure knows another address, for which no tunnel can come up', () => {
    expect(setUp(READY, { address: '198.51.100.9' })).toEqual([
      "FAILURE: the router's address is 198.51.100.7 and Azure was deployed with 198.51.100.9; deploy the Azure side again, then the router",
    ]);
  });

  testWith(bash, 'says at once that Azure knows another key', () => {
    expect(setUp(READY, { secret: 'arn:old' })).toEqual([
      'FAILURE: the shared key was re-created and Azure was deployed with the former one; deploy the Azure side again, then the router',
    ]);
  });

  testWith(bash, 'fills the Elastic IP into the connection and into the template of the secret', () => {
    expect(setUp(READY, {}, { signal: `cat .${CONNECTION} .${SECRET}` })).toEqual([
      'id = "198.51.100.7"',
      'id-local = "198.51.100.7"',
    ]);
  });

  testWith(bash, 'fills in nothing that is not an IPv4 address', () => {
    const address = '198.51.100.7/; id = "x';

    expect(setUp(READY, {}, { address })).toEqual([
      `FAILURE: the router's address '${address}' is not an IPv4 address`,
    ]);
  });

  testWith(bash, 'installs nothing on an image that has everything', () => {
    expect(setUp({ packages: true, sources: true, interfaces: 'there' })).toEqual(['SUCCESS: the router is prepared']);
  });

  testWith(bash, 'installs what is missing', () => {
    expect(setUp({ packages: false, sources: true, interfaces: 'there' })).toEqual([
      expect.stringMatching(/^installs charon-systemd strongswan-swanctl .*unattended-upgrades$/),
      'SUCCESS: the router is prepared',
    ]);
  });

  testWith(
    bash,
    'brings the module of the tunnel’s interface where the image leaves it to a package of its own',
    () => {
      expect(setUp({ packages: true, sources: true, interfaces: 'in a package' })).toEqual([
        'installs linux-modules-extra-6.8.0-aws linux-modules-extra-aws',
        'SUCCESS: the router is prepared',
      ]);
    },
  );

  testWith(bash, 'says that a kernel has no such interface, instead of a tunnel that never comes up', () => {
    expect(setUp({ packages: true, sources: false, interfaces: 'nowhere' }).at(-1)).toBe(
      'FAILURE: the kernel 6.8.0-aws has no XFRM interfaces, and linux-modules-extra does not bring them; choose another AMI in aws.router.ami',
    );
  });

  testWith(bash, 'says that packages could not be had', () => {
    expect(setUp({ packages: false, sources: false, interfaces: 'there' }).at(-1)).toBe(
      'FAILURE: the packages could not be installed; does the router have internet access?',
    );
  });
});
