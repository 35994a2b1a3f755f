import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CLIENT_SECRET, startAzure, type AzureEmulator } from '../emulator/azure';

export const SUBSCRIPTION = '00000000-0000-0000-0000-0000000000dd';

/** The Azure endpoint, and the environment that leads the azurerm provider in the mirror to it. */
export interface AzureCloud {
  readonly emulator: AzureEmulator;
  readonly env: Readonly<Record<string, string>>;
  readonly stop: () => Promise<void>;
}

/** Starts the endpoint with a certificate of its own, which only the environment given back trusts. */
export async function startAzureCloud(mirror: string): Promise<AzureCloud> {
  const directory = mkdtempSync(join(tmpdir(), 'vpc2vnet-azure-'));
  const [key, cert, config] = ['key.pem', 'cert.pem', 'terraform.rc'].map((name) => join(directory, name)) as [
    string,
    string,
    string,
  ];
  const curve = '-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2';
  execFileSync(
    'openssl',
    [
      'req',
      '-x509',
      ...curve.split(' '),
      '-keyout',
      key,
      '-out',
      cert,
      '-subj',
      '/CN=127.0.0.1',
      '-addext',
      'subjectAltName=IP:127.0.0.1',
    ],
    { stdio: 'ignore' },
  );
  writeFileSync(config, `provider_installation {\n  filesystem_mirror { path = ${JSON.stringify(mirror)} }\n}\n`);
  const emulator = await startAzure({ key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') });
  return {
    emulator,
    env: {
      ARM_METADATA_HOSTNAME: emulator.host,
      ARM_CLIENT_ID: '00000000-0000-0000-0000-0000000000cc',
      ARM_CLIENT_SECRET: CLIENT_SECRET,
      ARM_TENANT_ID: '00000000-0000-0000-0000-0000000000bb',
      ARM_SUBSCRIPTION_ID: SUBSCRIPTION,
      SSL_CERT_FILE: cert,
      // For Node, which reads no SSL_CERT_FILE.
      NODE_EXTRA_CA_CERTS: cert,
      TF_CLI_CONFIG_FILE: config,
    },
    stop: async () => {
      await emulator.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
