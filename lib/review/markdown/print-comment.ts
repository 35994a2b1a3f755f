import { topicsOf } from '../content/alarms';
import { findingsOf, type Review } from '../review';
import { printMarkdown, type Markdown } from './markdown';

/** Prints the short form of a review, for the comment of a pull request. */
export function printComment(review: Review): string {
  const { link, summary, standIns, changes, crypto, roles, routes, costs, alarms, since, lab } = review;
  const findings = findingsOf(review);
  const agree = crypto.every(({ rows }) => rows.every(({ agrees }) => agrees));
  const parts: readonly Markdown[] = [
    { kind: 'heading', level: 2, text: `Review of the link ${link}` },
    { kind: 'paragraph', text: summary },
    ...(findings.length === 0 ? [] : [{ kind: 'list' as const, items: findings }]),
    {
      kind: 'list',
      items: [
        ...changes.map(changeOf),
        ...(since?.changes ?? []).map((change) => `Since ${since?.revision}: ${changeOf(change)}`),
        `Crypto: ${agree ? 'both ends agree' : 'the ends differ'} in every connection (${crypto.length}).`,
        `Rights: ${roles.reduce((sum, { rights }) => sum + rights.length, 0)} in ${roles.length} roles.`,
        `Cost: about ${costs.cost.monthlyUsd.toFixed(2)} USD a month without traffic${costs.levels.map(costAt).join('')}${withoutPrice(costs)}.`,
        `Alarms: ${alarms.length}, ${notifiedOf(alarms)}.`,
        ...lab.map(({ otherFiles, lines }) => `Lab: ${[otherFiles, ...lines].filter(Boolean).join(' ')}`),
        ...(standIns.length === 0 ? [] : ['Preview: documentation addresses replace what is not assigned yet.']),
      ],
    },
    {
      kind: 'details',
      summary: `${routes.length} routes`,
      content: [
        {
          kind: 'table',
          head: ['Where', 'Prefix', 'To'],
          rows: routes.map(({ where, prefix, to }) => [where, prefix, to]),
        },
      ],
    },
  ];
  return printMarkdown(parts);
}

/** How many alarms notify a topic: the others recover the instance, or do nothing. */
function notifiedOf(alarms: Review['alarms']): string {
  const topics = topicsOf(alarms);
  const count = alarms.filter((alarm) => topicsOf([alarm]).length > 0).length;
  return topics.length === 0 ? 'which notify no topic' : `of which ${count} notify ${topics.join(', ')}`;
}

function changeOf({ component, action, parts, effect }: Review['changes'][number]): string {
  if (action === 'create') return `${component}: is created.`;
  if (action === 'remove') return `${component}: is no longer in the config; ${effect.words}.`;
  if (action === 'none') return `${component}: no changes.`;
  return `${component}: is changed (${parts.join(', ')}); ${effect.words}.`;
}

/** What has no price, so that the sum is not taken for all. */
function withoutPrice({ cost }: Review['costs']): string {
  const missing = cost.lines.filter(({ monthlyUsd }) => monthlyUsd === undefined).map(({ what }) => what);
  return missing.length === 0 ? '' : `; not in the sum, without a price: ${missing.join(', ')}`;
}

function costAt({ gigabytes, totalUsd }: Review['costs']['levels'][number]): string {
  return totalUsd === undefined ? '' : `, ${totalUsd.toFixed(2)} with ${gigabytes} GB in each direction`;
}
