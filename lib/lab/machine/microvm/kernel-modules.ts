/** Modules the guest needs, by purpose; a module which is built into the kernel is passed over. */
export const GUEST_MODULES: readonly string[] = [
  // The machine: its ports, and the host's files.
  'crc32c_generic',
  'virtio_pci',
  'virtio_console',
  'virtio_rng',
  'virtio_net',
  'virtio_blk',
  '9pnet_virtio',
  '9p',
  'overlay',
  'ext4',
  // The hosts: cables, sockets, a bad line.
  'veth',
  'bridge',
  'af_packet',
  'sch_netem',
  'inet_diag',
  'udp_diag',
  'tcp_diag',
  'autofs4',
  // IPsec.
  'esp4',
  'xfrm_user',
  'xfrm_interface',
  'xfrm_algo',
  // The packet filters.
  'nf_tables',
  'nft_chain_nat',
  'nft_nat',
  'nft_ct',
  'nft_limit',
  'nft_log',
  'nft_reject_inet',
  'nft_numgen',
  'nft_masq',
  'nft_redir',
  'nft_objref',
  'nft_fib_inet',
  'nft_xfrm',
  'nft_rt',
  'nft_socket',
  'nft_meta_bridge',
  // Every algorithm that an Azure policy can name: where one is missing, the other side reports NO_PROPOSAL_CHOSEN.
  'drbg',
  'jitterentropy_rng',
  'gcm',
  'ctr',
  'ghash-generic',
  'seqiv',
  'echainiv',
  'authenc',
  'cbc',
  'cmac',
  'md5',
  'des_generic',
  'sha1_generic',
  'sha256_generic',
  'sha512_generic',
  'crypto_null',
];

/** What `modules.dep` says: for each module file, the files to load before it. */
export interface ModuleIndex {
  readonly path: ReadonlyMap<string, string>;
  readonly needs: ReadonlyMap<string, readonly string[]>;
}

/** Reads the text of a `modules.dep` file. */
export function parseModulesDep(text: string): ModuleIndex {
  const path = new Map<string, string>();
  const needs = new Map<string, readonly string[]>();
  for (const line of text.split('\n')) {
    const [file, rest] = line.split(':');
    if (!file || rest === undefined) continue;
    path.set(moduleName(file), file);
    needs.set(file, rest.split(' ').filter(Boolean));
  }
  return { path, needs };
}

/** Files of the named modules and of all they need, each after what it depends on. */
export function loadOrder(index: ModuleIndex, names: readonly string[]): readonly string[] {
  const ordered = new Set<string>();
  const add = (file: string): void => {
    if (ordered.has(file)) return;
    for (const need of index.needs.get(file) ?? []) add(need);
    ordered.add(file);
  };
  for (const name of names) {
    const file = index.path.get(moduleName(name));
    if (file) add(file);
  }
  return [...ordered];
}

/** The name the kernel gives a module file: without folder and suffix, with underscores. */
function moduleName(file: string): string {
  return file
    .replace(/^.*\//, '')
    .replace(/\.ko(\.(xz|gz|zst))?$/, '')
    .replaceAll('-', '_');
}
