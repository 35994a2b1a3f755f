/** Renders a link with as many sites as its second argument says by the compiled modules in its first. */
const { join } = require('node:path');

const [dist = '', count = '1'] = process.argv.slice(1);
const { loadConfig } = require(join(dist, 'lib/config/load'));
const { previewLink } = require(join(dist, 'lib/model/preview'));
const { resolveLink } = require(join(dist, 'lib/model/resolve'));
const { renderLink } = require(join(dist, 'bin/render.edge'));

const site = (index) => `{ region: us-west-2, vpc: { cidrs: [10.${index}.0.0/16] } }`;
const further = Array.from({ length: Number(count) - 1 }, (_, index) => `  site${index + 1}: ${site(index + 1)}\n`);
const config =
  `name: link\naws: ${site(0)}\n${further.length === 0 ? '' : `sites:\n${further.join('')}`}` +
  'azure: { location: westus2, gateway: { sku: VpnGw4AZ }, vnet: { cidrs: [172.16.0.0/16] } }\n';

const started = performance.now();
const loaded = loadConfig(config, 'bench.yaml');
if (!loaded.ok) throw new Error(loaded.problems.map(({ rule }) => rule).join('\n'));
renderLink(previewLink(resolveLink(loaded)), { validate: false });
const milliseconds = performance.now() - started;
console.log(JSON.stringify({ milliseconds, megabytes: process.resourceUsage().maxRSS / 1024 }));
