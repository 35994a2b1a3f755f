/** What the lab can run on, in the order in which it chooses. */
export const KERNEL_KINDS = ['uml', 'host', 'vm'] as const;
export type KernelKind = (typeof KERNEL_KINDS)[number];

/** One property of the three machines. */
export interface MachineProperty {
  readonly property: string;
  readonly of: Readonly<Record<KernelKind, string>>;
}

/** What the three machines need, can do and cannot do: the table of docs/reference/lab.md and of `lab --help`. */
export const MACHINE_PROPERTIES: readonly MachineProperty[] = [
  { property: 'kernel', of: { uml: "the lab's own, as a program", host: "this host's", vm: "Debian's, in QEMU" } },
  { property: 'chosen', of: { uml: 'when it is built', host: 'else, when it can', vm: 'otherwise' } },
  { property: 'needs', of: { uml: '--build-kernel, once', host: 'ESP, XFRM interfaces', vm: 'qemu-system-x86' } },
  { property: 'needs root', of: { uml: 'no', host: 'yes', vm: 'no' } },
  { property: 'needs amd64', of: { uml: 'yes', host: 'no', vm: 'yes' } },
  { property: 'packets and encryption', of: { uml: 'native', host: 'native', vm: 'emulated, native with KVM' } },
  { property: 'ports scanned in VPC', of: { uml: 'all', host: 'all', vm: 'a sample, all with KVM' } },
  { property: 'processors', of: { uml: '1', host: 'all', vm: '2' } },
  { property: 'virtual time', of: { uml: 'yes', host: 'no', vm: 'no' } },
  { property: 'fault clock-jump', of: { uml: 'yes', host: 'no', vm: 'yes' } },
  { property: 'AppArmor', of: { uml: 'no', host: "this host's", vm: 'yes' } },
  { property: '--keep, --bench', of: { uml: 'in real time', host: 'yes', vm: 'yes' } },
];
