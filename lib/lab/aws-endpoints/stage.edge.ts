import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { DNS_NAME, METADATA_ADDRESS, VPC_RESOLVER, type Topology } from '../topology/topology';
import type { Service } from './serve.edge';

/** File that the servers of a site read the account from, in the lab's memory only; a fault rewrites it. */
export function accountFile(site?: string): string {
  return site === undefined ? '/run/lab/account.json' : `/run/lab/account-${site}.json`;
}
const TLS = '/run/shared/in/tls';

/** What a module's name ends with: the repository has sources, and the package has them compiled. */
const MODULE = extname(__filename);

/** A development dependency: only the repository has sources. Loaded with this module, as a test cannot load it later. */
const COMPILER = MODULE === '.ts' ? import('@swc/core') : undefined;
type Compiler = NonNullable<Awaited<typeof COMPILER>>;

/**
 * Puts the servers, as JavaScript for the guest's Node, and the lab's certificates into `sharedDir`; `endpoints` are the
 * DNS names of Secrets Manager.
 */
export async function stageEndpoints(sharedDir: string, endpoints: readonly string[]): Promise<void> {
  const target = join(sharedDir, 'in', 'aws-endpoints');
  mkdirSync(target, { recursive: true });
  const compiler = await COMPILER;
  for (const file of readdirSync(__dirname).filter((name) => extname(name) === MODULE && !name.endsWith('.d.ts'))) {
    const text = readFileSync(join(__dirname, file), 'utf8');
    writeFileSync(join(target, file.replace(/\.ts$/, '.js')), compiler === undefined ? text : compile(text, compiler));
  }
  makeCertificates(join(sharedDir, 'in', 'tls'), endpoints);
}

/** The servers of each host that a site needs; those of the shared hosts are for this site alone. */
export function servicesOf(
  topology: Topology,
  endpoint: string,
  site?: string,
): Readonly<Record<'aws-fabric' | 'internet' | 'azure-vm', readonly Service[]>> {
  const account = accountFile(site);
  const { azureVm } = topology.addresses;
  return {
    'aws-fabric': [
      { kind: 'metadata', address: METADATA_ADDRESS, account },
      { kind: 'dns', address: VPC_RESOLVER, names: { [endpoint]: topology.addresses.awsEndpoint } },
    ],
    'azure-vm': [{ kind: 'dns', address: azureVm, names: { [DNS_NAME]: azureVm } }],
    internet: [
      {
        kind: 'secrets',
        address: topology.addresses.awsEndpoint,
        account,
        key: `${TLS}/endpoint.key`,
        certificate: `${TLS}/endpoint.crt`,
      } as const,
    ],
  };
}

function compile(text: string, { transformSync }: Compiler): string {
  const { code } = transformSync(text, {
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'commonjs' },
  });
  return code;
}

function makeCertificates(dir: string, endpoints: readonly string[]): void {
  mkdirSync(dir, { recursive: true });
  const openssl = (...args: readonly string[]): void => {
    execFileSync('openssl', args, { cwd: dir, stdio: 'pipe' });
  };
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  openssl(
    'req',
    '-x509',
    ...key,
    '-keyout',
    'authority.key',
    '-out',
    'authority.crt',
    '-subj',
    '/CN=lab authority',
    '-days',
    '3650',
  );
  openssl('req', ...key, '-keyout', 'endpoint.key', '-out', 'endpoint.csr', '-subj', '/CN=Secrets Manager');
  writeFileSync(join(dir, 'endpoint.ext'), `subjectAltName=${endpoints.map((name) => `DNS:${name}`).join()}\n`);
  const sign = [
    '-CA',
    'authority.crt',
    '-CAkey',
    'authority.key',
    '-CAcreateserial',
    '-extfile',
    'endpoint.ext',
    '-days',
    '3650',
  ];
  openssl('x509', '-req', '-in', 'endpoint.csr', ...sign, '-out', 'endpoint.crt');
}
