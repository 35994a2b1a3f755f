import { loadConfig } from '../../lib/config/load';
import type { Obstacle } from '../../lib/discover/finding';
import { OBSTACLES } from '../../lib/discover/obstacles';
import { READ_OBSTACLES } from '../../lib/discover/vnet/rejections';
import { VNET_OBSTACLES } from '../../lib/discover/vnet/vnet-obstacles';
import { machineTableMarkdown } from '../../lib/lab/report/machine-table';
import { resolveLink } from '../../lib/model/resolve';
import { workloadLines } from '../../lib/model/workloads';
import { GROUPS, VERBS, type Verb } from '../cli/verbs';
import { exampleText, labExamples } from './example-sections';
import { FOUND_ELSEWHERE, type FoundElsewhere } from './found-elsewhere';
import { code, table } from './markdown';
import { labRun, planRun, statusRun, unknownTunnelRun, upAgainRun, upEnd, upRun } from './recorded-runs';
import { readRepository } from './repository';

/** Text that stands between the markers of a page. */
export interface GeneratedSection {
  readonly page: string;
  readonly name: string;
  readonly text: string;
}

const UP = 'docs/how-to/deploy-with-up.md';
const FIRST_DEPLOYMENT = 'docs/tutorials/first-deployment.md';
/** The checks of the lab that the README shows. */
const SHOWN_CHECKS = ['tunnel-up', 'rekey-child'];

/** The sections of pages that are otherwise written by hand. @throws Error when a page shows an invalid config */
export function generatedSections(): readonly GeneratedSection[] {
  return [
    { page: 'README.md', name: 'lab-run', text: block(labRun(SHOWN_CHECKS)) },
    { page: 'README.md', name: 'driver-run', text: block(driverRun()) },
    { page: 'README.md', name: 'commands', text: commands() },
    { page: UP, name: 'up-run', text: block(upRun()) },
    { page: UP, name: 'up-again-run', text: block(upAgainRun()) },
    { page: UP, name: 'status-run', text: block(statusRun()) },
    { page: UP, name: 'unknown-tunnel-run', text: block(unknownTunnelRun()) },
    { page: 'docs/reference/lab.md', name: 'lab-run', text: block(labRun()) },
    { page: 'docs/reference/lab.md', name: 'machines', text: machineTableMarkdown() },
    ...labExamples().map((name) => ({
      page: `examples/${name}/README.md`,
      name: 'generated',
      text: `<!-- prettier-ignore-start -->\n\n${exampleText(name)}\n\n<!-- prettier-ignore-end -->`,
    })),
    { page: 'docs/how-to/use-an-existing-vpc.md', name: 'obstacles', text: obstacles(OBSTACLES) },
    {
      page: 'docs/how-to/use-an-existing-vnet.md',
      name: 'obstacles',
      text: obstacles([...READ_OBSTACLES, ...VNET_OBSTACLES]),
    },
    { page: 'docs/how-to/use-an-existing-vpc.md', name: 'elsewhere', text: elsewhere('VPC') },
    { page: 'docs/how-to/use-an-existing-vnet.md', name: 'elsewhere', text: elsewhere('VNet') },
    { page: FIRST_DEPLOYMENT, name: 'workloads', text: workloadsOf(FIRST_DEPLOYMENT) },
    { page: 'docs/tutorials/first-link-in-the-lab.md', name: 'lab-run', text: block(labRun(SHOWN_CHECKS)) },
  ];
}

/** A row for everything that can be in the way of a link in a network that exists. */
function obstacles(all: readonly Pick<Obstacle<unknown>, 'seen' | 'level' | 'remedy'>[]): string {
  const rows = all.map(({ seen, level, remedy }) => [seen, level, remedy]);
  return `<!-- prettier-ignore-start -->\n\n${table(['When', 'Level', 'What to do'], rows)}\n\n<!-- prettier-ignore-end -->`;
}

function elsewhere(network: FoundElsewhere['of']): string {
  const rows = FOUND_ELSEWHERE.filter((each) => each.of === network).map(({ seen, by, said }) => [seen, by, said]);
  return `<!-- prettier-ignore-start -->\n\n${table(['When', 'Found by', 'What is said'], rows)}\n\n<!-- prettier-ignore-end -->`;
}

/** What a workload needs with the config that a page shows. @throws Error when that config has a problem */
function workloadsOf(page: string): string {
  const [, yaml = ''] = /```yaml\n(.*?)```/s.exec(readRepository(page)) ?? [];
  const loaded = loadConfig(yaml, page);
  if (!loaded.ok) throw new Error(`${page} shows a config with problems`);
  return workloadLines(resolveLink(loaded))
    .map((line) => `- ${line}.`)
    .join('\n');
}

function driverRun(): string {
  return [
    ['$ npm run -s up', upEnd()],
    ['$ npm run -s vpc2vnet plan', planRun()],
  ]
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

/** A line for each verb; the verbs of a group are one. */
function commands(): string {
  const verbs: readonly Verb[] = VERBS;
  const lines = verbs.map(({ verb, sentence }) => {
    const [group = '', last] = verb.split(' ');
    return `- [${code(group)}](docs/reference/cli.md#${verb.replace(' ', '-')}): ${(last === undefined ? undefined : GROUPS[group]) ?? sentence}`;
  });
  return lines.filter((line, index) => line.split(']')[0] !== lines[index - 1]?.split(']')[0]).join('\n');
}

/** Prettier leaves a block as it is. */
function block(text: string): string {
  return ['```text', text, '```'].join('\n');
}
