import { command, testWith } from '../fixtures/needs';
import { commonFunctions, runScript } from './run-script';

/** What a rekey does to the files with the ids of the SAs; nothing by default. */
interface Tunnel {
  /** Ids of the SAs, one a line. */
  readonly sas?: { readonly ike: string; readonly child: string };
  readonly rekeyChild?: string;
  readonly rekeyIke?: string;
  readonly log?: string;
  readonly parameter?: string;
  /** How the metadata service answers for the address of the instance, as bash. */
  readonly address?: string;
  readonly signal?: string;
  readonly sleep?: string;
}

/** Gives the SA of a kind the next id, as a rekey does. */
const next = (kind: 'child' | 'ike'): string => `echo $(($(cat ${kind}) + 1)) >${kind}`;

const DOWN = { ike: '', child: '' };
const REPLACED = `${next('ike')}; ${next('child')}`;

/** Runs the script with a tunnel and a log of our own in place of the router's; gives what it signals. */
function verify({
  sas = { ike: '1\n', child: '1\n' },
  rekeyChild = next('child'),
  rekeyIke = next('ike'),
  log = '',
  parameter = 'echo 0',
  address = 'echo 198.51.100.7',
  signal = 'echo "$2: $3"',
  sleep = 'touch slept',
}: Tunnel): string {
  return runScript('vpc2vnet-verify', {
    common: [
      commonFunctions(),
      'VERIFIED_SIGNAL=x TUNNELS=azure-0 VERIFY_PARAMETER=/p CHILD=net ROUTER_ADDRESS=198.51.100.7',
      `call_aws() { [[ "$*" == 'ssm AmazonSSM.GetParameter {"Name":"/p"}' ]] && ${parameter}; }`,
      'field() { cat; }',
      `metadata() { [[ $1 == meta-data/public-ipv4 ]] && ${address}; }`,
    ],
    files: sas,
    tools: {
      'vpc2vnet-signal': signal,
      journalctl: `printf '%s\\n' '${log}'`,
      swanctl: [
        'case "$*" in',
        "--list-sas*) sed 's/.*/azure-0: #&, ESTABLISHED, IKEv2, 1c_i* 2c_r/' ike",
        "  sed 's/.*/  net: #&, reqid 1, INSTALLED, TUNNEL-in-UDP, ESP:AES_GCM_16-256/' child",
        '  echo "  net: #0, reqid 1, DELETED, TUNNEL-in-UDP, ESP:AES_GCM_16-256" ;;',
        `'--rekey --child net --ike azure-0') ${rekeyChild} ;;`,
        `'--rekey --ike azure-0') ${rekeyIke} ;;`,
        '*) exit 1 ;;',
        'esac',
      ].join('\n'),
      sleep,
    },
    change: (script) =>
      script
        .replace('SETTLE_SECONDS=15', 'SETTLE_SECONDS=0')
        .replace('REKEY_SECONDS=30', 'REKEY_SECONDS=0')
        .replace('DEFAULT_SECONDS=1080', 'DEFAULT_SECONDS=1'),
  }).stdout;
}

const SUCCESS = 'SUCCESS: every tunnel is up and a forced rekey has succeeded\n';

describe('what a router reports to CloudFormation of its tunnels', () => {
  const bash = [command('bash', 'apt-get install bash')];

  testWith(bash, 'is success when the tunnel is up and both kinds of SA were rekeyed', () => {
    expect(verify({})).toBe(SUCCESS);
  });

  testWith(bash, 'is the end of the log when the tunnel does not come up', () => {
    expect(verify({ sas: DOWN, log: 'received NO_PROPOSAL_CHOSEN error notify' })).toBe(
      'FAILURE: tunnel azure-0 was not established within 0 s; last lines of the log: received NO_PROPOSAL_CHOSEN error notify\n',
    );
  });

  testWith(bash, 'tries for 18 minutes when it cannot read how long the deployment waits', () => {
    expect(verify({ sas: DOWN, parameter: 'false' })).toContain('was not established within 1 s');
  });

  testWith(bash, 'counts its time from the association of the Elastic IP, as CloudFormation does', () => {
    const address = '{ [[ -e slept ]] && echo 198.51.100.7 || echo 203.0.113.99; }';

    expect(verify({ address })).toBe(SUCCESS);
    expect(verify({ address, sas: DOWN })).toContain('was not established within 0 s');
  });

  testWith(bash, 'is a failure also when the log says nothing', () => {
    expect(verify({ sas: DOWN })).toContain('last lines of the log: none');
  });

  testWith(bash, 'is a failure when the IPsec SA is not rekeyed', () => {
    expect(verify({ rekeyChild: 'true' })).toContain(
      'FAILURE: tunnel azure-0: the forced rekey failed (is the PFS group the same on both sides?)',
    );
  });

  testWith(bash, 'is a failure when a later IPsec SA leaves the one before in place', () => {
    expect(verify({ rekeyChild: 'echo 2 >>child' })).toContain('FAILURE: tunnel azure-0: the forced rekey failed (is');
  });

  testWith(bash, 'is a failure when the IKE SA is not rekeyed', () => {
    expect(verify({ rekeyIke: 'true' })).toContain('FAILURE: tunnel azure-0: the forced rekey of the IKE SA failed');
  });

  testWith(bash, 'is a failure when another IKE SA took the place of the tested one, which proves no rekey', () => {
    expect(verify({ rekeyChild: REPLACED })).toContain('FAILURE: tunnel azure-0: its SAs were replaced');
    expect(verify({ rekeyIke: REPLACED })).toContain('FAILURE: tunnel azure-0: its SAs were replaced');
  });

  testWith(bash, 'is success when the rekeys succeed after such a replacement', () => {
    const once = `[[ -e once ]] && ${next('child')} || { touch once; ${REPLACED}; }`;

    expect(verify({ rekeyChild: once })).toBe(SUCCESS);
  });

  testWith(bash, 'is the rekey of every SA where the gateway keeps two of a kind', () => {
    const keptTwo = (rekeyChild: string): string => verify({ sas: { ike: '1\n', child: '9\n8\n' }, rekeyChild });

    expect(keptTwo('printf "11\\n10\\n" >child')).toBe(SUCCESS);
    expect(keptTwo('printf "9\\n10\\n" >child')).toContain('the forced rekey failed (is');
  });

  testWith(bash, 'is a failure with the line and the command when a command of the check itself fails', () => {
    expect(verify({ address: 'false', sleep: 'exit 9' })).toMatch(
      /^FAILURE: line \d+ of vpc2vnet-verify failed: sleep 2; last lines of the log: none\n$/,
    );
  });

  testWith(bash, 'ends also when the report cannot be delivered', () => {
    expect(verify({ signal: 'echo "not delivered: $3"; exit 1' })).toBe(
      'not delivered: every tunnel is up and a forced rekey has succeeded\n',
    );
  });
});
