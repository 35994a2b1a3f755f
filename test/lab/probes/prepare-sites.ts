import { quoteShell } from '../../../lib/base/quote-shell';
import type { LabLink } from '../../../lib/lab/emitted/read-link.edge';
import type { Lab } from '../../../lib/lab/session/lab';
import { nthAddress } from '../../../lib/lab/topology/ipv4';
import type { RenderedFile } from '../../../lib/reach';
import type { ProbeSite } from './plan';
import { publicAddressScript, readTestHosts, testHostScript } from './test-hosts';

/** Position of a test host's address in its VPC: one that no host of the lab has. */
const TEST_HOST_OFFSET = 14;

/**
 * Emulates the test host of each site of a lab as an address of `aws-host`, and loads the firewall of its router as
 * rendered, which a mutation may have changed; returns the sites.
 */
export async function prepareSites(lab: Lab, files: readonly RenderedFile[]): Promise<readonly ProbeSite[]> {
  const testHosts = readTestHosts(files);
  return Promise.all(
    [lab, ...lab.others].map(async ({ hosts, topology: { addresses, facts }, link }): Promise<ProbeSite> => {
      const prefix = link.site === undefined ? '' : `${link.site}/`;
      const group = testHosts.find((host) => host.prefix === prefix)?.group;
      const site = { addresses, awsPrefixes: facts.awsPrefixes, prefix };
      await hosts.in('aws-router', `printf %s ${quoteShell(firewallOf(files, link))} | nft -f -`);
      if (group === undefined) return site;
      const testHost = {
        inside: nthAddress(facts.awsPrefixes[0] ?? '', TEST_HOST_OFFSET),
        outside: addresses.vpcUplink,
      };
      await hosts.in('aws-host', testHostScript(testHost.inside, group));
      await hosts.in('aws-fabric', publicAddressScript(testHost.inside, testHost.outside));
      return { ...site, testHost };
    }),
  );
}

function firewallOf(files: readonly RenderedFile[], { site, router }: LabLink): string {
  const folder = ['router', ...(site === undefined ? [] : [site]), router.name].join('/');
  const file = files.find(({ path }) => path.startsWith(`${folder}/`) && path.endsWith('/nftables.conf'));
  if (file === undefined) throw new Error(`${folder} has no nftables.conf`);
  return file.content;
}
