import Table from 'cli-table3';
import type { NextStep } from '../../lib/workspace/next-step';
import type { Fact } from '../../lib/model/fact';
import type { Plan } from '../../lib/model/link';
import type { Paint } from '../../lib/terminal/paint';

/** What a synthesis has to say for itself. */
export interface SynthReport {
  readonly plan: Plan;
  readonly directory: string;
  /** Paths below the directory. */
  readonly files: readonly string[];
  readonly changed: number;
  readonly notices: readonly string[];
  readonly next: NextStep;
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

/** A short account of the run for a person: what was written, what is known, what to type next. */
export function printSynthReport(report: SynthReport, paint: Paint): string {
  const { plan, next } = report;
  return [
    `${paint.strong(plan.name)}: AWS ${plan.aws.region} ${plan.aws.prefixes.join(', ')} to Azure ${plan.azure.location} ${plan.azure.prefixes.join(', ')}, profile ${plan.crypto.name}`,
    '',
    table(written(report)),
    '',
    table(facts(plan, paint)),
    ...report.notices.map((notice) => `\n${paint.warn(notice)}`),
    '',
    ...(plan.preview
      ? [paint.warn('This is a preview: documentation addresses stand in for those not assigned yet.')]
      : []),
    `Next: ${next.why}`,
    ...(next.command === undefined ? [] : [`  ${paint.strong(next.command)}`]),
    paint.faint(`${report.changed} files changed, ${report.milliseconds} ms`),
  ].join('\n');
}

function written({ plan, directory, files }: SynthReport): readonly (readonly string[])[] {
  const groups: readonly (readonly [string, RegExp])[] = [
    ['AWS, CloudFormation by CDK', /^cdk\.out\/[^/]+\.template\.json$/],
    ['Azure, Terraform by CDKTF', /^cdktf\.out\/stacks\/[^/]+\/cdk\.tf\.json$/],
    ['Azure, Bicep and ARM', /^bicep-out\/(main\.bicep|azuredeploy\.json)$/],
    ['Router, strongSwan', /^router\/[^/]+\/(etc\/swanctl\/conf\.d\/.*|user-data)$/],
  ];
  const rows = groups.flatMap(([title, pattern]) =>
    files
      .filter((path) => pattern.test(path))
      .map((path, index) => [index === 0 ? title : '', directory === '.' ? path : `${directory}/${path}`]),
  );
  return rows.some(([, path]) => path?.includes('router/'))
    ? rows
    : [...rows, ['Router, strongSwan', `pending: ${waitsFor(plan)}`]];
}

function waitsFor(plan: Plan): string {
  return plan.aws.routers.some(({ address }) => address.kind === 'pending')
    ? 'needs both gateway addresses'
    : "needs the Azure gateway's address";
}

function facts(plan: Plan, paint: Paint): readonly (readonly string[])[] {
  return [
    ...plan.aws.routers.map(({ name, address }) => [`Elastic IP of ${name}`, printFact(address, paint)]),
    ['Shared key in Secrets Manager', printFact(plan.aws.sharedKeySecretArn, paint)],
    ...plan.azure.gateway.addresses.map((address, index) => [
      `Azure gateway address ${index + 1}`,
      printFact(address, paint),
    ]),
  ];
}

function printFact(fact: Fact<string>, paint: Paint): string {
  if (fact.kind === 'pending') return paint.warn(`pending until ${fact.source}`);
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
