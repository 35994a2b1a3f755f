import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSites } from '../../../lib/lab/emitted/read-link.edge';

const EXPECTED = join(__dirname, '../../../examples/two-sites/expected');
const TERRAFORM = 'cdktf.out/stacks/two-sites-azure/cdk.tf.json';

/** The rendered example with its Terraform file changed, for as long as `work` runs. */
function withTerraform<T>(change: (text: string) => string, work: (outDir: string) => T): T {
  const outDir = mkdtempSync(join(tmpdir(), 'vpc2vnet-sites-'));
  try {
    cpSync(EXPECTED, outDir, { recursive: true });
    const path = join(outDir, TERRAFORM);
    writeFileSync(path, change(readFileSync(path, 'utf8')));
    return work(outDir);
  } finally {
    rmSync(outDir, { recursive: true });
  }
}

/** The Terraform file with its connections in the opposite order. */
function reversed(text: string): string {
  const parsed = JSON.parse(text) as { resource: Record<string, Record<string, unknown>> };
  const type = 'azurerm_virtual_network_gateway_connection';
  parsed.resource[type] = Object.fromEntries(Object.entries(parsed.resource[type] ?? {}).reverse());
  return JSON.stringify(parsed);
}

describe('a rendered link of several sites', () => {
  test.each([
    ['as rendered', String],
    ['with its connections in another order', reversed],
  ])('%s: has for each router the connection to its address, and its own VPC', (_, change) => {
    const sites = withTerraform(change, (outDir) => readSites(outDir, ['203.0.113.10']));

    expect(sites.map(({ site, connection }) => [site, connection.awsPrefixes])).toEqual([
      [undefined, ['10.0.0.0/16']],
      ['virginia', ['10.1.0.0/16']],
    ]);
    for (const { router, connection } of sites) {
      expect(router.settings['ROUTER_ADDRESS']).toBe(connection.routerAddress);
    }
    expect(sites.map(({ vpc }) => vpc.securityGroup.ingress.map(({ cidr }) => cidr))).toEqual([
      expect.arrayContaining(['10.0.0.0/16']),
      expect.arrayContaining(['10.1.0.0/16']),
    ]);
  });

  test('is rejected without the connection of one of them', () => {
    const without = (text: string): string => text.replaceAll('198.19.8.208', '198.19.8.209');

    expect(() => withTerraform(without, (outDir) => readSites(outDir, ['203.0.113.10']))).toThrow(
      /contains no connection to router-1 of virginia; run synth first/,
    );
  });
});
