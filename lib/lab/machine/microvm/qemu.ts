/** How the guest's instructions are run: by the processor, or by QEMU's translator. */
export type Accelerator = 'kvm' | 'tcg';

/** Files and folders of one guest. */
export interface GuestFiles {
  readonly accelerator: Accelerator;
  readonly kernel: string;
  readonly initrd: string;
  readonly sharedDir: string;
  readonly consoleLog: string;
}

const MEMORY_MIB = 1536;

/** Command line of the lab's guest: host root and shared folder over 9p, the agent's port on stdin and stdout. */
export function guestArguments(files: GuestFiles): readonly string[] {
  const { accelerator, kernel, initrd, sharedDir, consoleLog } = files;
  return [
    ['-accel', accelerator === 'kvm' ? 'kvm' : 'tcg,thread=multi'],
    ['-cpu', accelerator === 'kvm' ? 'host' : 'max'],
    ['-smp', '2'],
    ['-m', String(MEMORY_MIB)],
    ['-nodefaults'],
    ['-no-user-config'],
    ['-display', 'none'],
    ['-no-reboot'],
    ['-kernel', kernel],
    ['-initrd', initrd],
    ['-append', 'console=ttyS0 quiet panic=1 mitigations=off nokaslr tsc=reliable'],
    ['-serial', `file:${escape(consoleLog)}`],
    ['-device', 'virtio-serial-pci'],
    ['-chardev', 'stdio,id=agent,signal=off'],
    ['-device', 'virtserialport,chardev=agent,name=agent'],
    ['-device', 'virtio-rng-pci'],
    share('root', '/', true),
    share('shared', sharedDir, false),
  ].flat();
}

function share(tag: string, path: string, readonly: boolean): readonly string[] {
  const options = `security_model=none,multidevs=remap${readonly ? ',readonly=on' : ''}`;
  return ['-virtfs', `local,path=${escape(path)},mount_tag=${tag},${options}`];
}

/** QEMU splits options at commas; a doubled one is a literal comma. */
function escape(value: string): string {
  return value.replaceAll(',', ',,');
}
