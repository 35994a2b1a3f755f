import type { KernelKind } from './machine-kinds';

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

/** What the build of the lab's own kernel needs. */
export const KERNEL_BUILD: readonly Requirement[] = [
  { path: '/usr/bin/apt-get', package: 'apt' },
  { path: '/usr/bin/bc', package: 'bc' },
  { path: '/usr/bin/bison', package: 'bison' },
  { path: '/usr/bin/flex', package: 'flex' },
  { path: '/usr/bin/gcc', package: 'gcc' },
  { path: '/usr/include/stdio.h', package: 'libc6-dev' },
  { path: '/usr/bin/make', package: 'make' },
  { path: '/usr/bin/xz', package: 'xz-utils' },
];

/** What only some runs ask for. */
export type Extra = 'cloud-init' | 'captures' | 'libreswan' | 'scripted peer';

const EXTRAS: Readonly<Record<Extra, Requirement>> = {
  'cloud-init': { path: '/usr/bin/cloud-init', package: 'cloud-init' },
  captures: { path: '/usr/bin/tcpdump', package: 'tcpdump' },
  // The package itself is fetched, as it conflicts with strongSwan's.
  libreswan: { path: '/usr/bin/apt-get', package: 'apt' },
  'scripted peer': {
    path: '/usr/lib/python3/dist-packages/cryptography/__init__.py',
    package: 'python3-cryptography',
  },
};

/** All that a kernel of this kind, and a run with these extras, need. */
export function requirementsOf(kernel: KernelKind, extras: readonly Extra[]): readonly Requirement[] {
  return [...COMMON, ...(kernel === 'vm' ? MICROVM : []), ...extras.map((extra) => EXTRAS[extra])];
}

/** What decides how a person gets the lab's programs on this machine. */
export interface Host {
  readonly platform: NodeJS.Platform;
  readonly hasAptGet: boolean;
  readonly isRoot: boolean;
}

/** A shell in a Debian container on this folder, in which `apt-get` and `npm` work. */
const CONTAINER = 'docker run --rm -it --platform linux/amd64 -v "$PWD:/vpc2vnet" -w /vpc2vnet node:24-bookworm bash';

/** Returns where to run the lab instead, ending with a command; `undefined` on Linux. */
export function needsLinuxSentence({ platform }: Pick<Host, 'platform'>): string | undefined {
  switch (platform) {
    case 'linux':
      return undefined;
    case 'win32':
      return 'the lab needs Linux; run vpc2vnet in WSL with Debian, installed with: wsl --install -d Debian';
    default:
      return `the lab needs Linux; run vpc2vnet (npm ci && npm start) in a Debian container: ${CONTAINER}`;
  }
}

/**
 * Returns what is missing, ending with the command to run on this host; `undefined` when nothing is missing.
 * @param who - what needs it
 */
export function installSentence(
  missing: readonly Requirement[],
  { hasAptGet, isRoot }: Pick<Host, 'hasAptGet' | 'isRoot'>,
  who = 'the lab',
): string | undefined {
  if (missing.length === 0) return undefined;
  const packages = [...new Set(missing.map((requirement) => requirement.package))].sort();
  const lacks = `${who} needs ${packages.join(', ')}`;
  // The lab uses programs and plugins where Debian's packages place them, so another packager's do not serve.
  if (!hasAptGet) {
    return `${lacks} as Debian packages; without apt-get, run vpc2vnet (npm ci && npm start) in a Debian container: ${CONTAINER}`;
  }
  const aptGet = isRoot ? 'apt-get' : 'sudo apt-get';
  return `${lacks}; install with: ${aptGet} update && ${aptGet} install --no-install-recommends ${packages.join(' ')}`;
}
