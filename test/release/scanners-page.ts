import { SCANNERS, type Scanner, type ScannerFinding } from './scanner-findings';

/** `docs/explanation/what-scanners-say.md`. */
export function scannersPage(): string {
  return `${[...HEAD, ...SCANNERS.map(section)].join('\n\n')}\n`;
}

const HEAD = [
  '# What scanners say',
  '<!-- Generated from test/release/scanner-findings.ts by `npm run generate`. -->',
  'A security scanner that reads the files of a link prints the findings below. Each is right as it is, for the reason beside it; where a link can do without what a finding is about, the option says how. The stage `release` of CI (`.ci/run release`) runs checkov, tflint and gitleaks and fails on a finding that is not here, and on a row that no scanner prints any more.',
];

function section({ name, version, reads, heldBy, findings }: Scanner): string {
  const hasRules = findings.some(({ rule }) => rule !== undefined);
  const columns = [...(hasRules ? ['Rule'] : []), 'On', 'Says', 'Why it is so', 'Option'];
  const cells = (finding: ScannerFinding): readonly string[] => [
    ...(hasRules ? [`\`${finding.rule ?? ''}\``] : []),
    finding.on,
    finding.says,
    finding.because,
    finding.option ?? '',
  ];
  const rows = [columns, columns.map(() => '---'), ...findings.map(cells)].map((row) => `| ${row.join(' | ')} |`);
  return [
    `## ${name}`,
    `Version ${version}. It reads ${reads}. Checked ${heldBy.startsWith('by') ? heldBy : `by ${heldBy}`}.`,
    `<!-- prettier-ignore -->\n${rows.join('\n')}`,
  ].join('\n\n');
}
