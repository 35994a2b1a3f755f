import { HOST } from '../stand-ins/start-gateway';
import { whack } from '../stand-ins/start-libreswan-gateway';
import type { Peer } from '../stand-ins/peers';
import type { Lab } from './lab';

/** What a run used: an entry for each program, as it names itself. */
export interface Versions {
  readonly router: readonly string[];
  readonly gateway: readonly string[];
}

/** The running daemon answers; only it names its kernel. */
const IKE_DAEMON = "swanctl --version --daemon 2>/dev/null | grep '^strongSwan'";

/** Shell texts that print one line each. */
const ROUTER = [
  '. /etc/os-release; echo "$PRETTY_NAME"',
  'uname -srm',
  IKE_DAEMON,
  'systemctl --version | head -n 1',
  'nft --version',
];

const GATEWAY: Readonly<Record<Peer, readonly string[]>> = {
  strongswan: [IKE_DAEMON],
  libreswan: [whack('--version')],
  scripted: ['echo "scripted gateway, $(python3 --version)"'],
};

/** Reads the versions of the programs that a run depends on, and reports them; a program that does not answer has no entry. */
export async function reportVersions({ hosts, peer, report }: Lab): Promise<Versions> {
  const read = async (host: 'aws-router' | typeof HOST, scripts: readonly string[]): Promise<readonly string[]> => {
    const { output } = await hosts.tryIn(host, scripts.join('\n'));
    return output.split('\n').flatMap((line) => line.trim() || []);
  };
  const [router, gateway] = await Promise.all([read('aws-router', ROUTER), read(HOST, GATEWAY[peer])]);
  report({ kind: 'note', text: `versions of the router: ${router.join('; ')}` });
  report({ kind: 'note', text: `versions of the gateway: ${gateway.join('; ')}` });
  return { router, gateway };
}
