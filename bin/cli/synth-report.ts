import Table from 'cli-table3';
import { visible } from '../../lib/base/visible';
import type { NextStep } from '../../lib/workspace/next-step';
import { componentOf, componentsOf, deployVerb, missingFacts } from '../../lib/model/components';
import { costOf } from '../../lib/model/cost';
import { costLines } from '../../lib/model/cost-lines';
import { factsOf, isPreview, type Fact } from '../../lib/model/fact';
import type { Link, Site } from '../../lib/model/link';
import { hostKey, PLAIN_SITE } from '../../lib/model/names';
import { workloadLines, WORKLOADS_HEADING } from '../../lib/model/workloads';
import type { Paint } from '../../lib/terminal/paint';

/** What a synthesis reports. */
export interface SynthReport {
  readonly link: Link;
  readonly directory: string;
  /** Paths below the directory. */
  readonly files: readonly string[];
  readonly changed: number;
  readonly notices: readonly string[];
  /** In the order in which to run them; empty when there is nothing to do. */
  readonly next: readonly NextStep[];
  /** The command that prints those that delete the link. */
  readonly teardown: string;
  readonly milliseconds: number;
}

const NO_BORDERS = {
  chars: Object.fromEntries(
    'top top-mid top-left top-right bottom bottom-mid bottom-left bottom-right left left-mid mid mid-mid right right-mid middle'
      .split(' ')
      .map((part) => [part, part === 'middle' ? '  ' : '']),
  ),
  style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
};

/** Returns a summary of the run for people: what was written, which facts are known, and the next commands. */
export function printSynthReport(report: SynthReport, paint: Paint): string {
  const { link, next } = report;
  return [
    ...link.sites.map((site) => headline(link, site, paint)),
    '',
    table(written(report)),
    '',
    table(facts(link, paint)),
    ...report.notices.map((notice) => `\n${paint.warn(visible(notice))}`),
    '',
    ...(isPreview(link)
      ? [paint.warn('This is a preview: documentation addresses replace those that are not assigned yet.')]
      : []),
    ...(next.length === 0 ? ['Next: nothing, every component is deployed with these inputs'] : printSteps(next, paint)),
    ...(isPreview(link) || next.length === 0 ? workloads(link) : []),
    ...costLines(costOf(link)),
    ...(isPartlyDeployed(link) ? [`To delete the link: ${report.teardown}`] : []),
    paint.faint(`${report.changed} files changed, ${report.milliseconds} ms`),
  ].join('\n');
}

function workloads(link: Link): readonly string[] {
  return [WORKLOADS_HEADING, ...workloadLines(link).map((line) => `  ${line}`)];
}

function isPartlyDeployed(link: Link): boolean {
  return factsOf(link).some((fact) => fact.kind === 'known' && !fact.preview);
}

/** The same as JSON. */
export function synthReportForMachines({ link, directory, files, notices, next }: SynthReport): string {
  const report = {
    link: link.name,
    preview: isPreview(link),
    directory,
    files,
    facts: factsOf(link),
    notices,
    next,
    cost: costOf(link),
  };
  return JSON.stringify(report, undefined, 2);
}

/** Each step with its number where there are several, because their order matters. */
function printSteps(steps: readonly NextStep[], paint: Paint): readonly string[] {
  return steps.flatMap(({ why, command }, index) => [
    `Next${steps.length === 1 ? '' : ` ${index + 1} of ${steps.length}`}: ${why}`,
    ...(command === undefined ? ['  deploy bicep-out again, as its README says'] : [`  ${paint.strong(command)}`]),
  ]);
}

function headline({ name, azure }: Link, { name: site, region, prefixes, ipsec }: Site, paint: Paint): string {
  return `${paint.strong(site === PLAIN_SITE ? name : `${name}, site ${site}`)}: AWS ${region} ${prefixes.join(', ')} to Azure ${azure.location} ${azure.prefixes.join(', ')}, profile ${ipsec.crypto.name}`;
}

function written({ link, directory, files }: SynthReport): readonly (readonly string[])[] {
  const groups: readonly (readonly [string, RegExp])[] = [
    ['AWS, CloudFormation by CDK', /^cdk\.out\/[^/]+\.template\.json$/],
    ['Azure, Terraform by CDKTF', /^cdktf\.out\/stacks\/[^/]+\/cdk\.tf\.json$/],
    ['Azure, Bicep and ARM', /^bicep-out\/(main\.bicep|azuredeploy\.json)$/],
    ['Router, strongSwan', /^router\/(?:[^/]+\/)?router-\d+\/(etc\/swanctl\/conf\.d\/.*|user-data)$/],
  ];
  const rows = groups.flatMap(([title, pattern]) =>
    files
      .filter((path) => pattern.test(path))
      .map((path, index) => [index === 0 ? title : '', directory === '.' ? path : `${directory}/${path}`]),
  );
  return rows.some(([, path]) => path?.includes('router/'))
    ? rows
    : [...rows, ['Router, strongSwan', `pending: ${waitsFor(link)}`]];
}

function waitsFor(link: Link): string {
  const routers = componentsOf(link).filter(({ kind }) => kind === 'router');
  const missing = routers.flatMap((router) => missingFacts(link, router));
  return missing.every((key) => key.startsWith('azure.'))
    ? "needs the Azure gateway's address"
    : 'needs the addresses of both ends';
}

function facts(link: Link, paint: Paint): readonly (readonly string[])[] {
  const row = (title: string, fact: Fact): readonly string[] => [title, printFact(fact, link, paint)];
  return [
    ...link.sites.flatMap(({ name: site, routers, ipsec }) => [
      ...routers.map(({ name, address }) => row(`Elastic IP of ${hostKey(site, name)}`, address)),
      row(`Shared key${site === PLAIN_SITE ? '' : ` of ${site}`} in Secrets Manager`, ipsec.sharedKeySecretArn),
    ]),
    ...link.azure.gateway.instances.map(({ number, address }) => row(`Azure gateway address ${number + 1}`, address)),
  ];
}

function printFact(fact: Fact, link: Link, paint: Paint): string {
  if (fact.kind === 'pending') return paint.warn(`pending until ${deployVerb(componentOf(link, fact.source))}`);
  return fact.preview ? paint.warn(`${fact.value} (preview)`) : paint.good(fact.value);
}

function table(rows: readonly (readonly string[])[]): string {
  const drawn = new Table(NO_BORDERS);
  drawn.push(...rows.map((row) => [...row]));
  return drawn
    .toString()
    .split('\n')
    .map((line) => `  ${line.trimEnd()}`)
    .join('\n');
}
