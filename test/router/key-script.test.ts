import { command, testWith } from '../fixtures/needs';
import { commonFunctions, runScript } from './run-script';

/** What the router and EC2 answer; times are in seconds from the start of the script. */
interface Answers {
  /** Whether a deployment once verified the tunnel of this router. @default true */
  readonly verified?: boolean;
  /** Who has the Elastic IP at `$SECONDS`, as bash that prints `free`, `taken`, `unknown` or nothing. @default - nobody */
  readonly holder?: string;
  /** Requests for the Elastic IP that EC2 rejects. @default 0 */
  readonly rejected?: number;
  /** When this instance gets the Elastic IP from somebody else. @default - never */
  readonly associatedAt?: number;
}

const FREE = '<item><publicIp>198.51.100.7</publicIp><allocationId>eipalloc-0a1b</allocationId><instanceId/></item>';
const TAKEN = FREE.replace('<instanceId/>', '<associationId>eipassoc-0c2d</associationId>');

/** Runs the script until it has the Elastic IP; returns its requests to EC2, each after the second at which it was sent. */
function requests({
  verified = true,
  holder = 'echo free',
  rejected = 0,
  associatedAt = 100_000,
}: Answers): readonly string[] {
  const { stdout, status } = runScript('vpc2vnet-key', {
    common: [
      commonFunctions(),
      'ROUTER_ADDRESS=198.51.100.7 SECRET_ARN=arn KEY_DIRECTORY=. KEY_PLACEHOLDER=KEY',
      'field() { cat; }',
      'sleep() { SECONDS=$((SECONDS + $1)); }',
      'metadata() { case $1 in',
      `  meta-data/public-ipv4) { [[ -e taken ]] || ((SECONDS >= ${associatedAt})); } && echo 198.51.100.7 || echo 192.0.2.9 ;;`,
      '  meta-data/instance-id) echo i-1 ;;',
      'esac; }',
      'call_aws() {',
      '  [[ $1 == ec2 ]] || { echo abcdefgh; return; }',
      '  echo "$SECONDS $3" >&9',
      '  case $3 in',
      '  *Action=DescribeAddresses*)',
      `    case $(${holder}) in free) echo '${FREE}' ;; taken) echo '${TAKEN}' ;; unknown) return 22 ;; esac ;;`,
      '  *Action=AssociateAddress*)',
      '    echo x >>tries',
      `    (($(wc -l <tries) > ${rejected})) || return 22`,
      '    touch taken ;;',
      '  esac',
      '}',
    ],
    tools: { stat: 'echo ramfs' },
    files: {
      'etc/vpc2vnet/secrets.template': 'secret = KEY\n',
      ...(verified ? { 'var/lib/vpc2vnet/verified': '' } : {}),
    },
    change: (script) => `exec 9>&1\n${script}`,
  });
  expect(status).toBe(0);
  return stdout.split('\n').filter(Boolean);
}

const DESCRIBE = 'Version=2016-11-15&Action=DescribeAddresses&PublicIp.1=198.51.100.7';
const ASSOCIATE =
  'Version=2016-11-15&Action=AssociateAddress&AllowReassociation=false&AllocationId=eipalloc-0a1b&InstanceId=i-1';

/** The seconds at which the Elastic IP was asked for. */
const takenAt = (answers: Answers): readonly number[] =>
  requests(answers)
    .filter((line) => line.endsWith(ASSOCIATE))
    .map((line) => Number(line.split(' ')[0]));

describe('a router that waits for its Elastic IP', () => {
  const bash = [command('bash', 'apt-get install bash')];

  testWith(bash, 'takes it from nobody after five minutes, by six checks a minute apart', () => {
    const sent = requests({});

    expect(sent.map((line) => line.replace(/^\d+ /, ''))).toEqual([...Array<string>(6).fill(DESCRIBE), ASSOCIATE]);
    expect(Number(sent.at(-1)?.split(' ')[0])).toBeGreaterThanOrEqual(300);
    expect(Number(sent.at(-1)?.split(' ')[0])).toBeLessThan(320);
  });

  testWith(bash, 'does not take it from an instance that has it', () => {
    expect(takenAt({ holder: 'echo taken', associatedAt: 2_000 })).toEqual([]);
  });

  testWith(bash, 'counts again after an instance had it, as in a move', () => {
    const [at] = takenAt({ holder: '((SECONDS / 60 == 4)) && echo taken || echo free' });

    expect(at).toBeGreaterThanOrEqual(540);
  });

  testWith(bash, 'does not take it while EC2 does not say who has it', () => {
    expect(takenAt({ holder: 'echo unknown', associatedAt: 2_000 })).toEqual([]);
  });

  testWith(bash, 'does not take what the account does not have', () => {
    expect(takenAt({ holder: 'true', associatedAt: 2_000 })).toEqual([]);
  });

  testWith(bash, 'asks for it again a minute after EC2 has rejected it', () => {
    const [first = 0, second = 0, ...others] = takenAt({ rejected: 1 });

    expect(second - first).toBeGreaterThanOrEqual(60);
    expect(second - first).toBeLessThan(70);
    expect(others).toEqual([]);
  });

  testWith(bash, 'asks EC2 nothing when its tunnel was never verified', () => {
    expect(requests({ verified: false, associatedAt: 2_000 })).toEqual([]);
  });

  testWith(bash, 'asks EC2 nothing when it has it', () => {
    expect(requests({ associatedAt: 0 })).toEqual([]);
  });
});
