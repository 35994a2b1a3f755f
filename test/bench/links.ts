import { loadConfig } from '../../lib/config/load';
import { resolvePlan } from '../../lib/model/resolve';
import { renderPlans } from '../../bin/render.edge';

/** Renders as many links as the argument says in one process; prints milliseconds and peak memory. */
const count = Number(process.argv[2]);
const plans = Array.from({ length: count }, (_, index) => {
  const octet = index % 250;
  const loaded = loadConfig(
    `name: link-${index}\naws: { region: us-west-2, vpc: { cidrs: [10.${octet}.0.0/16] } }\nazure: { location: westus2, vnet: { cidrs: [172.16.0.0/16] } }\n`,
    'bench.yaml',
  );
  if (!loaded.ok) throw new Error('the config of the bench is wrong');
  return resolvePlan({ ...loaded, handoff: { version: 1, link: loaded.config.name }, preview: true });
});
const started = performance.now();
renderPlans(plans, { validate: false });
const milliseconds = performance.now() - started;
console.log(JSON.stringify({ milliseconds, megabytes: process.resourceUsage().maxRSS / 1024 }));
