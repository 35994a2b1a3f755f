import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { command, testWith } from '../fixtures/needs';

const SCRIPT = join(__dirname, '../../lib/router/scripts/vpc2vnet-verify');

/** Runs the script with a tunnel and a log of our own in place of the router's; gives what it signals. */
function verify(tunnel: { readonly installed: boolean; readonly rekeys: boolean; readonly log: string }): string {
  const root = mkdtempSync(join(tmpdir(), 'vpc2vnet-verify-'));
  const tool = (name: string, body: string): void =>
    writeFileSync(join(root, 'bin', name), `#!/bin/bash\n${body}\n`, { mode: 0o755 });
  try {
    mkdirSync(join(root, 'bin'));
    tool('vpc2vnet-signal', 'echo "$2: $3"');
    tool('journalctl', `printf '%s\\n' '${tunnel.log}'`);
    tool('swanctl', 'exit 0');
    tool('sleep', 'exit 0');
    const common = [
      'VERIFIED_SIGNAL=x TUNNELS=azure-0 VERIFY_SECONDS=0 CHILD=net',
      `installed() { ${tunnel.installed}; }`,
      `spis() { ${tunnel.rekeys ? 'echo "$BASHPID"' : 'echo same'}; }`,
    ];
    writeFileSync(join(root, 'common'), common.join('\n'));
    const script = readFileSync(SCRIPT, 'utf8')
      .replaceAll('/usr/local/lib/vpc2vnet/vpc2vnet-common', join(root, 'common'))
      .replaceAll('/usr/local/sbin', join(root, 'bin'))
      .replaceAll('/var/lib/vpc2vnet', join(root, 'var'))
      .replace('REKEY_SECONDS=30', 'REKEY_SECONDS=0');
    writeFileSync(join(root, 'verify'), script);
    const env = { ...process.env, PATH: `${join(root, 'bin')}:${process.env.PATH}` };
    return spawnSync('bash', [join(root, 'verify')], { env, encoding: 'utf8' }).stdout;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

describe('what a router tells CloudFormation of its tunnels', () => {
  const bash = [command('bash', 'apt-get install bash')];

  testWith(bash, 'is success when the tunnel is up and has survived a rekey', () => {
    expect(verify({ installed: true, rekeys: true, log: '' })).toBe(
      'SUCCESS: every tunnel is up and has survived a forced rekey\n',
    );
  });

  testWith(bash, 'is the end of the log when the tunnel does not come up', () => {
    expect(verify({ installed: false, rekeys: false, log: 'received NO_PROPOSAL_CHOSEN error notify' })).toBe(
      'FAILURE: tunnel azure-0 did not come up in 0 s; last lines of the log: received NO_PROPOSAL_CHOSEN error notify\n',
    );
  });

  testWith(bash, 'is a failure also when the log says nothing', () => {
    expect(verify({ installed: false, rekeys: false, log: '' })).toContain('last lines of the log: none');
  });

  testWith(bash, 'is a failure when the tunnel does not survive a rekey', () => {
    expect(verify({ installed: true, rekeys: false, log: '' })).toContain(
      'FAILURE: tunnel azure-0 did not survive a forced rekey (is the PFS group the same on both sides?)',
    );
  });
});
