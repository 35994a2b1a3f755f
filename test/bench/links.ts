import { loadConfig } from '../../lib/config/load';
import { previewLink } from '../../lib/model/preview';
import { resolveLink } from '../../lib/model/resolve';
import { renderLink } from '../../bin/render.edge';

/** Renders as many links as the argument says in one process; prints milliseconds and peak memory. */
const count = Number(process.argv[2]);
const links = Array.from({ length: count }, (_, index) => {
  const octet = index % 250;
  const loaded = loadConfig(
    `name: link-${index}\naws: { region: us-west-2, vpc: { cidrs: [10.${octet}.0.0/16] } }\nazure: { location: westus2, vnet: { cidrs: [172.16.0.0/16] } }\n`,
    'bench.yaml',
  );
  if (!loaded.ok) throw new Error('the config of the bench is wrong');
  return previewLink(resolveLink(loaded));
});
const started = performance.now();
for (const link of links) renderLink(link, { validate: false });
const milliseconds = performance.now() - started;
console.log(JSON.stringify({ milliseconds, megabytes: process.resourceUsage().maxRSS / 1024 }));
