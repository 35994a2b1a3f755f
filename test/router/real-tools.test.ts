import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { knownDeployment, renderRouter, type RouterFiles } from '../../lib/router/router-files';
import { readRouterScripts } from '../../lib/router/scripts.edge';
import { command, file, ROOT, testWith } from '../fixtures/needs';
import { configOf } from '../fixtures/config';
import { DEPLOYED, ELASTIC_IP } from '../fixtures/handoffs';
import { linkOf, SHORTEST, viewOf } from '../fixtures/link-of';

const NO_PFS = configOf({ ipsec: { profile: 'azure-default' } });

/** The unit that the daemon's package brings, and our drop-in adds to. */
const DAEMON_UNIT = '/lib/systemd/system/strongswan.service';

function rendered(yaml: string): RouterFiles {
  const view = viewOf(linkOf(yaml, DEPLOYED));
  return renderRouter(view, readRouterScripts(), knownDeployment(view));
}

describe('the files of a router, judged by the tools that will read them', () => {
  let root = '';

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'vpc2vnet-router-'));
    for (const { path, content, mode } of rendered(SHORTEST).files) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), content, { mode: Number.parseInt(mode ?? '0644', 8) });
    }
  });

  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const scripts = (): readonly string[] =>
    rendered(SHORTEST)
      .files.map(({ path }) => join(root, path))
      .filter((path) => path.includes('/usr/local/'));

  testWith([command('bash', 'apt-get install bash')], 'bash accepts the syntax of every script', () => {
    for (const script of scripts()) execFileSync('bash', ['-n', script]);
  });

  testWith([command('shellcheck', 'apt-get install shellcheck')], 'shellcheck finds nothing in any script', () => {
    // Not as rendered: its directives are comments.
    const folder = join(__dirname, '../../lib/router/scripts');
    const sources = readdirSync(folder).map((name) => join(folder, name));
    const { stdout, status } = spawnSync('shellcheck', ['-x', '-P', folder, ...sources], { encoding: 'utf8' });

    expect(stdout).toBe('');
    expect(status).toBe(0);
  });

  testWith([command('nft', 'apt-get install nftables'), ROOT], 'nft accepts the firewall', () => {
    execFileSync('nft', ['-c', '-f', join(root, 'etc/nftables.conf')]);
  });

  testWith([command('cloud-init', 'apt-get install cloud-init')], 'cloud-init accepts the user data', () => {
    const file = join(root, 'user-data');
    writeFileSync(file, rendered(SHORTEST).userData);
    const output = execFileSync('cloud-init', ['schema', '--config-file', file], { encoding: 'utf8' });

    expect(output).toContain('Valid cloud-config');
  });

  testWith([command('systemd-analyze', 'apt-get install systemd')], 'systemd accepts every unit', () => {
    const units = rendered(SHORTEST)
      .files.map(({ path }) => path)
      .filter((path) => /^\/etc\/systemd\/system\/[^/]+\.(service|timer|mount)$/.test(path));
    for (const path of ['/usr/sbin/ip', '/usr/local/sbin/vpc2vnet-key']) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      if (!existsSync(join(root, path))) writeFileSync(join(root, path), '#!/bin/sh\n', { mode: 0o755 });
    }
    const complaints = units.flatMap((path) => {
      const { stderr } = spawnSync('systemd-analyze', ['verify', `--root=${root}`, path], { encoding: 'utf8' });
      // The root holds our units only, so those of the system that they name are missing.
      return stderr
        .split('\n')
        .filter((line) => line.includes('vpc2vnet') && !/not found|Failed to (load|add)|No such file/.test(line));
    });

    expect(units).toHaveLength(9);
    expect(complaints).toEqual([]);
  });

  testWith(
    [command('systemd-analyze', 'apt-get install systemd'), file(DAEMON_UNIT, 'apt-get install charon-systemd')],
    'systemd-analyze finds every service confined: at most 2.8 of 10 for our own, 4.0 for the IKE daemon',
    () => {
      copyFileSync(DAEMON_UNIT, join(root, 'etc/systemd/system/strongswan.service'));
      const own = rendered(SHORTEST)
        .files.map(({ path }) => basename(path))
        .filter((name) => /^vpc2vnet-.*\.service$/.test(name));

      expect(own).toHaveLength(6);
      for (const unit of own) expect(exposureOf(root, unit)).toBeLessThanOrEqual(2.8);
      expect(exposureOf(root, 'strongswan.service')).toBeLessThanOrEqual(4);
    },
  );

  testWith(
    [
      command('swanctl', 'apt-get install strongswan-swanctl'),
      command('charon-systemd', 'apt-get install charon-systemd'),
      ROOT,
    ],
    'swanctl loads the connections and the secret of every profile into a running daemon',
    async () => {
      for (const yaml of [SHORTEST, NO_PFS]) {
        const output = await loadIntoDaemon(root, rendered(yaml));
        expect(output).toContain("loaded connection 'azure-0'");
        expect(output).toContain("loaded ike secret 'ike-azure-0'");
        expect(output).toContain('successfully loaded 1 connections, 0 unloaded');
      }
    },
    30_000,
  );
});

/** How exposed a unit is, from 0 to 10, as `systemd-analyze security` says. */
function exposureOf(root: string, unit: string): number {
  const { stdout } = spawnSync('systemd-analyze', ['security', '--offline=yes', `--root=${root}`, '--no-pager', unit], {
    encoding: 'utf8',
  });
  return Number(/Overall exposure level for \S+: ([\d.]+)/.exec(stdout)?.[1]);
}

async function loadIntoDaemon(root: string, { files }: RouterFiles): Promise<string> {
  const content = (path: string): string => files.find((file) => file.path === path)?.content ?? '';
  const directory = join(root, 'daemon');
  mkdirSync(join(directory, 'conf.d'), { recursive: true });
  mkdirSync(join(directory, 'sharedkey'), { recursive: true });
  const socket = join(directory, 'vici');
  const plugins = 'random nonce openssl kernel-netlink socket-default vici aes sha1 sha2 hmac gcm';
  writeFileSync(
    join(directory, 'strongswan.conf'),
    `charon-systemd {\n  load = ${plugins}\n  plugins {\n    vici {\n      socket = unix://${socket}\n    }\n  }\n}\n`,
  );
  writeFileSync(join(directory, 'swanctl.conf'), 'include conf.d/*.conf\n');
  const connections = content('/etc/swanctl/conf.d/vpc2vnet.conf')
    .replace('/etc/swanctl/sharedkey', join(directory, 'sharedkey'))
    .replaceAll('@ROUTER_ADDRESS@', ELASTIC_IP);
  writeFileSync(join(directory, 'conf.d/vpc2vnet.conf'), connections);
  const secrets = content('/etc/vpc2vnet/secrets.template')
    .replace('@SHARED_KEY@', 'A'.repeat(64))
    .replaceAll('@ROUTER_ADDRESS@', ELASTIC_IP);
  writeFileSync(join(directory, 'sharedkey/secrets.conf'), secrets);
  const env = { ...process.env, STRONGSWAN_CONF: join(directory, 'strongswan.conf'), SWANCTL_DIR: directory };
  const daemon = spawn('unshare', ['-n', 'charon-systemd'], { env, stdio: 'ignore' });
  try {
    for (let tries = 0; !existsSync(socket) && tries < 100; tries += 1) await sleep(100);
    const uri = `unix://${socket}`;
    const loaded = spawnSync(
      'swanctl',
      ['--load-all', '--noprompt', '--uri', uri, '--file', join(directory, 'swanctl.conf')],
      {
        env,
        encoding: 'utf8',
      },
    );
    return loaded.stdout;
  } finally {
    const exited = new Promise((resolve) => daemon.once('exit', resolve));
    daemon.kill('SIGTERM');
    await exited;
    rmSync(directory, { recursive: true, force: true });
  }
}
