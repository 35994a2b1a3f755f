import { AWS_LIMITS, type Limit } from '../../lib/catalog/limits';
import { LIMITS as TEMPLATE_LIMITS } from '../../lib/terraform-to-bicep/limits';
import { generated, table } from './markdown';

const ARM = 'https://learn.microsoft.com/azure/azure-resource-manager/templates/best-practices#template-limits';

/** `docs/reference/limits.md`. */
export function limitsPage(): string {
  const aws = Object.values<Limit>(AWS_LIMITS).map(({ most, unit, remedy, source, adjustable }) => [
    unit,
    number(most),
    adjustable ? 'yes' : 'no',
    remedy,
    source,
  ]);
  return `${[
    '# Limits',
    generated('the tables of limits'),
    'What `synth`, `up` and `emit` measure on the synthesized result, whatever keys of the config it comes from. A result beyond a limit is invalid, and the message has both numbers and what to change.',
    '## AWS templates',
    table(['Counted', 'Most', 'AWS raises it', 'What to change', 'Source'], aws),
    '## Bicep and ARM templates',
    table(
      ['Counted', 'Most', 'What to change'],
      TEMPLATE_LIMITS.map(({ what, most, remedy }) => [what, number(most), remedy]),
    ),
    `Source: ${ARM}.`,
    'Quotas of an account or a subscription are asked before the first deployment: [deploy with up](../how-to/deploy-with-up.md#preflight-checks).',
  ].join('\n\n')}\n`;
}

function number(value: number): string {
  return value.toLocaleString('en-US');
}
