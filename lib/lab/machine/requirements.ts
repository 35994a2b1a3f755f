/** A program the lab needs, and the Debian package which brings it. */
export interface Requirement {
  readonly path: string;
  readonly package: string;
}

/** What either kernel needs: the daemons of both sides and what the router's files call. */
const COMMON: readonly Requirement[] = [
  { path: '/lib/systemd/systemd', package: 'systemd' },
  { path: '/usr/sbin/charon-systemd', package: 'charon-systemd' },
  { path: '/usr/sbin/swanctl', package: 'strongswan-swanctl' },
  { path: '/usr/lib/ipsec/plugins/libstrongswan-gcm.so', package: 'libstrongswan-standard-plugins' },
  { path: '/usr/sbin/nft', package: 'nftables' },
  { path: '/bin/busybox', package: 'busybox-static' },
  { path: '/bin/ip', package: 'iproute2' },
  { path: '/bin/ping', package: 'iputils-ping' },
  { path: '/usr/bin/curl', package: 'curl' },
  { path: '/usr/bin/python3', package: 'python3' },
  { path: '/usr/bin/openssl', package: 'openssl' },
  { path: '/usr/bin/setpriv', package: 'util-linux' },
];

/** What only the microVM needs. */
const MICROVM: readonly Requirement[] = [{ path: '/usr/bin/qemu-system-x86_64', package: 'qemu-system-x86' }];

/** What only some runs ask for. */
export type Extra = 'cloud-init' | 'captures';

const EXTRAS: Readonly<Record<Extra, Requirement>> = {
  'cloud-init': { path: '/usr/bin/cloud-init', package: 'cloud-init' },
  captures: { path: '/usr/bin/tcpdump', package: 'tcpdump' },
};

/** All that a kernel of this kind, and a run with these extras, need. */
export function requirementsOf(kernel: 'host' | 'vm', extras: readonly Extra[]): readonly Requirement[] {
  return [...COMMON, ...(kernel === 'vm' ? MICROVM : []), ...extras.map((extra) => EXTRAS[extra])];
}

/** The sentence which says what to install; `undefined` when nothing is missing. */
export function installSentence(missing: readonly Requirement[]): string | undefined {
  if (missing.length === 0) return undefined;
  const packages = [...new Set(missing.map((requirement) => requirement.package))].sort();
  return `the lab needs ${packages.join(', ')}; install with: sudo apt-get install --no-install-recommends ${packages.join(' ')}`;
}
