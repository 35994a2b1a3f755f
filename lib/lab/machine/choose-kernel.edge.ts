import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { KernelKind } from './machine-kinds';
import { builtKernel } from './uml/kernel-cache.edge';
import { installSentence, needsLinuxSentence, requirementsOf, type Extra } from './requirements';

/** Builds the kernel that `uml` runs. */
export const BUILD_COMMAND = 'npm run lab -- --build-kernel';

/** Which kernel a run uses, and why, in one sentence. */
export interface KernelChoice {
  readonly kind: KernelKind;
  readonly reason: string;
}

/** The lab's own kernel when it is built, else this host's when it can do all the lab needs, else the microVM's. */
export function chooseKernel(forced?: KernelKind): KernelChoice {
  if (forced) return { kind: forced, reason: 'it was asked for' };
  if (builtKernel() !== undefined) return { kind: 'uml', reason: 'it is built' };
  const lack = hostLacks();
  if (lack) return { kind: 'vm', reason: lack };
  return { kind: 'host', reason: "this user is root, and this host's kernel has ESP and XFRM interfaces" };
}

/** What keeps the lab from running here, with what to install; `undefined` when nothing does. */
export function obstacle(kind: KernelKind, extras: readonly Extra[] = []): string | undefined {
  const elsewhere = needsLinuxSentence({ platform: process.platform });
  if (elsewhere) return elsewhere;
  if (kind === 'vm' && process.arch !== 'x64')
    return "the lab's microVM needs an amd64 host; use --kernel host as root";
  const missing = installSentence(
    requirementsOf(kind, extras).filter(({ path }) => !existsSync(path)),
    { hasAptGet: existsSync('/usr/bin/apt-get'), isRoot: process.getuid?.() === 0 },
  );
  if (missing) return missing;
  if (kind === 'uml' && builtKernel() === undefined)
    return `the lab's own kernel is not built; build it with: ${BUILD_COMMAND}`;
  const lack = kind === 'host' ? hostLacks() : undefined;
  return lack && `the lab cannot use this host's kernel: ${lack}; leave --kernel out, or use --kernel vm`;
}

const PROBES: readonly (readonly [string, string])[] = [
  ['ip link add probe0 type veth', "this host's kernel has no virtual Ethernet"],
  ['ip link add probe0 type xfrm if_id 1', "this host's kernel has no XFRM interfaces"],
  [
    `ip xfrm state add src 192.0.2.1 dst 192.0.2.2 proto esp spi 1 mode tunnel aead 'rfc4106(gcm(aes))' 0x${'00'.repeat(36)} 128`,
    "this host's kernel has no ESP with AES-GCM",
  ],
];

function hostLacks(): string | undefined {
  if (process.getuid?.() !== 0) return 'this user is not root';
  return PROBES.find(([command]) => !tryInNamespace(command))?.[1];
}

function tryInNamespace(command: string): boolean {
  return spawnSync('unshare', ['--net', 'sh', '-c', command], { stdio: 'ignore' }).status === 0;
}
