import { command, testWith } from '../fixtures/needs';
import { runScript } from './run-script';

/** Runs the script with a tunnel and a log of our own in place of the router's; gives what it signals. */
function verify(tunnel: {
  readonly installed: boolean;
  readonly rekeys: boolean;
  readonly log: string;
  readonly parameter?: string;
}): string {
  return runScript('vpc2vnet-verify', {
    common: [
      'VERIFIED_SIGNAL=x TUNNELS=azure-0 VERIFY_PARAMETER=/p CHILD=net',
      `call_aws() { [[ "$*" == 'ssm AmazonSSM.GetParameter {"Name":"/p"}' ]] && ${tunnel.parameter ?? 'echo 0'}; }`,
      'field() { cat; }',
      `installed() { ${tunnel.installed}; }`,
      `spis() { ${tunnel.rekeys ? 'echo "$BASHPID"' : 'echo same'}; }`,
    ],
    tools: {
      'vpc2vnet-signal': 'echo "$2: $3"',
      journalctl: `printf '%s\\n' '${tunnel.log}'`,
      swanctl: 'exit 0',
      sleep: 'exit 0',
    },
    change: (script) =>
      script.replace('REKEY_SECONDS=30', 'REKEY_SECONDS=0').replace('DEFAULT_SECONDS=1080', 'DEFAULT_SECONDS=1'),
  });
}

describe('what a router reports to CloudFormation of its tunnels', () => {
  const bash = [command('bash', 'apt-get install bash')];

  testWith(bash, 'is success when the tunnel is up and has survived a rekey', () => {
    expect(verify({ installed: true, rekeys: true, log: '' })).toBe(
      'SUCCESS: every tunnel is up and a forced rekey has succeeded\n',
    );
  });

  testWith(bash, 'is the end of the log when the tunnel does not come up', () => {
    expect(verify({ installed: false, rekeys: false, log: 'received NO_PROPOSAL_CHOSEN error notify' })).toBe(
      'FAILURE: tunnel azure-0 was not established within 0 s; last lines of the log: received NO_PROPOSAL_CHOSEN error notify\n',
    );
  });

  testWith(bash, 'tries for 18 minutes when it cannot read how long the deployment waits', () => {
    const told = verify({ installed: false, rekeys: false, log: '', parameter: 'false' });

    expect(told).toContain('was not established within 1 s');
  });

  testWith(bash, 'is a failure also when the log says nothing', () => {
    expect(verify({ installed: false, rekeys: false, log: '' })).toContain('last lines of the log: none');
  });

  testWith(bash, 'is a failure when the tunnel does not survive a rekey', () => {
    expect(verify({ installed: true, rekeys: false, log: '' })).toContain(
      'FAILURE: tunnel azure-0: the forced rekey failed (is the PFS group the same on both sides?)',
    );
  });
});
