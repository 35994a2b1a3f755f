import type { Unit, UnitDirective } from './systemd';

/**
 * What no service of a router needs. Nothing here writes to the disk when a service starts, as PrivateTmp and
 * PrivateDevices would: the daemon must start on a full disk.
 * @see https://www.freedesktop.org/software/systemd/man/latest/systemd.exec.html#Sandboxing
 */
const CONFINED: readonly UnitDirective[] = [
  ['NoNewPrivileges', 'yes'],
  ['SystemCallFilter', '@system-service'],
  ['SystemCallArchitectures', 'native'],
  ['RestrictAddressFamilies', 'AF_INET AF_INET6 AF_UNIX AF_NETLINK'],
  ['RestrictNamespaces', 'yes'],
  ['RestrictRealtime', 'yes'],
  ['RestrictSUIDSGID', 'yes'],
  ['LockPersonality', 'yes'],
  ['MemoryDenyWriteExecute', 'yes'],
  ['DevicePolicy', 'closed'],
  ['ProtectSystem', 'strict'],
  ['ProtectHome', 'yes'],
  ['ProtectProc', 'invisible'],
  ['ProtectClock', 'yes'],
  ['ProtectHostname', 'yes'],
  ['ProtectControlGroups', 'yes'],
  ['ProtectKernelLogs', 'yes'],
  ['ProtectKernelModules', 'yes'],
  ['UMask', '0077'],
];

/** The sandbox of every service whose name begins with `vpc2vnet-`; what one of them writes, its own unit allows. */
export function serviceSandbox(): Unit {
  const directives: readonly UnitDirective[] = [
    ...CONFINED,
    ['CapabilityBoundingSet', 'CAP_NET_ADMIN'],
    ['ProtectKernelTunables', 'yes'],
  ];
  return { sections: [{ name: 'Service', directives }] };
}

/** The sandbox of the IKE daemon, which also binds port 500, sets a kernel tunable and creates its socket in /run. */
export const DAEMON_SANDBOX: readonly UnitDirective[] = [
  ...CONFINED,
  ['CapabilityBoundingSet', 'CAP_NET_ADMIN CAP_NET_BIND_SERVICE'],
  ['ReadWritePaths', '/run'],
];
