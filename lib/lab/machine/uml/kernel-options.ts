/** Options of the kernel that are needed for one reason. */
export interface OptionGroup {
  readonly why: string;
  readonly options: readonly string[];
}

/**
 * All that is switched on above `tinyconfig`. Modules stay off: what is missing is then missing at once, and no request
 * for a module starts a process.
 */
export const KERNEL_OPTIONS: readonly OptionGroup[] = [
  {
    why: 'runs 64-bit programs of this host, and scripts',
    options: ['64BIT', 'BINFMT_ELF', 'BINFMT_SCRIPT', 'MULTIUSER', 'ADVISE_SYSCALLS', 'MEMBARRIER', 'FILE_LOCKING'],
  },
  { why: "console messages in the run's log", options: ['PRINTK', 'TTY', 'STDERR_CONSOLE', 'NULL_CHAN', 'TTY_CHAN'] },
  { why: "a serial line as the agent's port", options: ['SSL', 'UNIX98_PTYS'] },
  { why: "this host's files, and a layer of memory above them", options: ['HOSTFS', 'OVERLAY_FS', 'SHMEM', 'BLOCK'] },
  {
    why: 'the file systems that systemd mounts',
    options: ['PROC_FS', 'PROC_SYSCTL', 'SYSFS', 'TMPFS', 'TMPFS_XATTR', 'DEVTMPFS', 'AUTOFS_FS'],
  },
  {
    why: 'what Node, systemd and the IKE daemon wait on',
    options: [
      ...['POSIX_TIMERS', 'FUTEX', 'EPOLL', 'SIGNALFD', 'TIMERFD', 'EVENTFD', 'AIO', 'INOTIFY_USER', 'FHANDLE'],
      ...['SYSVIPC', 'POSIX_MQUEUE', 'KEYS', 'SECCOMP'],
    ],
  },
  { why: 'messages about system calls that a filter denied', options: ['AUDIT', 'AUDITSYSCALL'] },
  {
    why: 'namespaces and control groups: the hosts of the lab',
    options: [
      ...['NAMESPACES', 'UTS_NS', 'IPC_NS', 'USER_NS', 'PID_NS', 'NET_NS'],
      ...['CGROUPS', 'CGROUP_PIDS', 'CGROUP_SCHED', 'FAIR_GROUP_SCHED', 'MEMCG', 'CGROUP_FREEZER', 'CGROUP_DEVICE'],
      ...['BPF_SYSCALL', 'CGROUP_BPF'],
    ],
  },
  {
    why: 'the network: sockets, routes, virtual Ethernet, bridges',
    options: [
      ...['NET', 'PACKET', 'UNIX', 'INET', 'IPV6', 'IP_ADVANCED_ROUTER', 'IP_MULTIPLE_TABLES', 'IP_ROUTE_MULTIPATH'],
      ...['NETDEVICES', 'NET_CORE', 'DUMMY', 'VETH', 'BRIDGE', 'TUN', 'INET_DIAG', 'INET_UDP_DIAG'],
    ],
  },
  {
    why: 'IPsec with XFRM interfaces, which the rendered router uses',
    options: ['XFRM', 'XFRM_USER', 'XFRM_INTERFACE', 'XFRM_STATISTICS', 'NET_KEY', 'INET_ESP', 'INET_TUNNEL'],
  },
  {
    why: 'every algorithm that an Azure policy can name',
    options: [
      ...['CRYPTO', 'CRYPTO_AES', 'CRYPTO_DES', 'CRYPTO_NULL', 'CRYPTO_GCM', 'CRYPTO_CBC', 'CRYPTO_CTR', 'CRYPTO_CMAC'],
      ...['CRYPTO_HMAC', 'CRYPTO_MD5', 'CRYPTO_SHA1', 'CRYPTO_SHA256', 'CRYPTO_SHA512', 'CRYPTO_AUTHENC'],
      ...['CRYPTO_ECHAINIV', 'CRYPTO_SEQIV', 'CRYPTO_USER_API_HASH'],
    ],
  },
  {
    why: "the packet filters: the router's, the emulated fabrics', and the counters",
    options: [
      ...['NETFILTER', 'NETFILTER_ADVANCED', 'NF_CONNTRACK', 'NF_CONNTRACK_EVENTS', 'NF_NAT', 'NF_TABLES'],
      ...['NF_TABLES_INET', 'NF_TABLES_NETDEV', 'NF_TABLES_IPV4', 'NF_TABLES_IPV6', 'NF_TABLES_BRIDGE'],
      ...['NFT_NUMGEN', 'NFT_CT', 'NFT_LOG', 'NFT_LIMIT', 'NFT_MASQ', 'NFT_REDIR', 'NFT_NAT', 'NFT_REJECT'],
      ...['NFT_QUOTA', 'NFT_XFRM', 'NFT_FIB_IPV4', 'NFT_FIB_IPV6', 'NFT_FIB_INET', 'NFT_OBJREF', 'NFT_HASH'],
      ...['NFT_SOCKET', 'NETFILTER_NETLINK_LOG'],
    ],
  },
  {
    why: 'loss, delay and rates of a line',
    options: [
      'NET_SCHED',
      'NET_SCH_NETEM',
      'NET_SCH_HTB',
      'NET_SCH_TBF',
      'NET_CLS_U32',
      'NET_CLS_ACT',
      'NET_ACT_POLICE',
    ],
  },
  { why: "keys from this host's random numbers", options: ['UML_RANDOM', 'RANDOM_TRUST_CPU'] },
  { why: 'ends the machine from inside', options: ['MAGIC_SYSRQ'] },
  {
    why: 'alignment: the allocator of tinyconfig aligns to 8 bytes, and the first queuing discipline then faults',
    options: ['SLUB'],
  },
  {
    why: 'room for two sets of floating-point registers on a stack of the kernel; see fix-source.sh',
    options: ['KERNEL_STACK_ORDER=4'],
  },
  { why: 'encryption at full speed', options: ['CC_OPTIMIZE_FOR_PERFORMANCE'] },
  {
    why: 'virtual time that jumps to the next timer: without a periodic tick, and to the microsecond',
    options: ['UML_TIME_TRAVEL_SUPPORT', 'NO_HZ_IDLE', 'HIGH_RES_TIMERS'],
  },
];

/** The options as lines of a kernel's `.config`. */
export function printKernelOptions(groups: readonly OptionGroup[] = KERNEL_OPTIONS): string {
  return groups
    .flatMap(({ options }) => options.map((option) => `CONFIG_${option.includes('=') ? option : `${option}=y`}\n`))
    .join('');
}
