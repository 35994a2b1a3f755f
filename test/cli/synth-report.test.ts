import { printSynthReport } from '../../bin/cli/synth-report';
import { NO_PAINT } from '../../lib/terminal/paint';
import { previewOfExample } from '../fixtures/examples';

/** The lines that name the two ends, one for each site. */
function headlines(example: string): readonly string[] {
  const link = previewOfExample(example);
  const report = {
    link,
    directory: '.',
    files: [],
    changed: 0,
    notices: [],
    next: [],
    teardown: 'next --down',
    milliseconds: 0,
  };
  return printSynthReport(report, NO_PAINT)
    .split('\n')
    .filter((line) => line.includes(', profile '));
}

test('the summary of a synthesis names each site', () => {
  expect(headlines('two-sites')).toEqual([
    'two-sites: AWS eu-central-1 10.0.0.0/16 to Azure westeurope 10.3.0.0/16, profile strong',
    'two-sites, site virginia: AWS us-east-1 10.1.0.0/16 to Azure westeurope 10.3.0.0/16, profile strong',
  ]);
});
