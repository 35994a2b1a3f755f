import { WORKLOADS_HEADING } from '../../model/workloads';
import type { AlarmRow } from '../content/alarms';
import type { Change } from '../content/changes';
import { originOf, OTHER_CHOICES, type Costs } from '../content/costs';
import type { CryptoPair } from '../content/crypto';
import type { LabRun } from '../content/lab-run';
import type { Reach } from '../content/reach';
import type { Role } from '../content/rights';
import type { SecretPlace } from '../content/secrets';
import type { Review } from '../review';
import { addressSection } from './address-section';
import { badge, count, list, scrolling, source, table, usd, type Section } from './blocks';
import { plain, type Html } from './html';

/** The sections of the page, in their order. */
export function sectionsOf(review: Review): readonly Section[] {
  return [
    changeSection(review),
    pictureSection(review),
    reachSection(review.reach),
    addressSection(review.addresses),
    routeSection(review),
    cryptoSection(review.crypto),
    rightSection(review.roles),
    secretSection(review.secrets),
    alarmSection(review.alarms),
    ...review.lab.map(labSection),
    costSection(review.costs),
  ];
}

function pictureSection({ picture, tags }: Review): Section {
  const printed = tags.map(([key, value]) => `${key}=${value}`).join(', ');
  return {
    id: 'picture',
    heading: 'What exists afterwards',
    content: [
      scrolling('Picture of the link', [{ picture }]),
      plain('p', 'Dashed boxes exist already. Solid ones are created and deleted with the link.'),
      ...(tags.length === 0 ? [] : [plain('p', `Tags of what is created: ${printed}`)]),
    ],
  };
}

function routeSection({ routes, workloads }: Review): Section {
  return {
    id: 'routes',
    heading: 'Routes',
    content: [
      table(
        'Routes of both sides',
        ['Where', 'Side', 'Prefix', 'To'],
        routes.map(({ side, where, prefix, to }) => [where, side, prefix, to]),
      ),
      plain('p', WORKLOADS_HEADING),
      list(workloads),
    ],
  };
}

function cryptoSection(pairs: readonly CryptoPair[]): Section {
  return {
    id: 'crypto',
    heading: 'Crypto of both ends',
    content: [
      plain('p', 'The left value is from the template of Azure, the right one from the file of the IKE daemon.'),
      ...pairs.map(({ router, rows }) =>
        table(
          `Gateway and ${router}`,
          ['Setting', 'Azure gateway', 'Router', 'Agree', 'Why'],
          rows.map((row) => [row.setting, row.azure, row.router, row.agrees ? 'yes' : badge('bad', 'no'), row.why]),
        ),
      ),
    ],
  };
}

function costSection({ cost, levels }: Costs): Section {
  return {
    id: 'cost',
    heading: 'Cost a month',
    content: [
      plain('p', 'US dollars, without taxes, discounts and free tiers. A month has 730 hours.'),
      table(
        `Lines: ${usd(cost.monthlyUsd)} USD without traffic`,
        ['What', 'Quantity', 'USD a month', 'Price of', 'Source'],
        cost.lines.map(({ what, key, quantity, monthlyUsd, origin }) => [
          what,
          count(quantity),
          usd(monthlyUsd),
          originOf(key, origin),
          origin.kind === 'table' ? source(origin.source) : '',
        ]),
      ),
      table(
        'Traffic',
        ['What', 'USD a GB', 'Price of', 'Source'],
        cost.traffic.map(({ what, key, usd: price, origin }) => [
          what,
          price === undefined ? 'not known' : String(price),
          originOf(key, origin),
          origin.kind === 'table' ? source(origin.source) : '',
        ]),
      ),
      table(
        'With traffic',
        ['GB in each direction', 'Traffic', 'Whole link', "With AWS's managed VPN"],
        levels.map(({ gigabytes, trafficUsd, totalUsd, managedUsd }) => [
          count(gigabytes),
          usd(trafficUsd),
          usd(totalUsd),
          usd(managedUsd),
        ]),
      ),
      plain('p', 'When to use something else:'),
      list(OTHER_CHOICES.map(({ what, when }): Html => plain('span', plain('strong', `${what}: `), when))),
    ],
  };
}

const ACTIONS: Readonly<Record<Change['action'], string>> = {
  create: 'is created',
  change: 'is changed',
  remove: 'is no longer in the config',
  none: 'is not changed',
};

function changeSection({ changes, since }: Review): Section {
  return {
    id: 'changes',
    heading: 'What changes',
    content: [
      plain(
        'p',
        'Destructive changes first. Each row is the worst case of a change: plan reads the clouds and lists each resource.',
      ),
      ...(since === undefined ? [] : [changeTable(`Compared with the revision ${since.revision}`, since.changes)]),
      changeTable('Compared with what the last deployment reported', changes),
    ],
  };
}

function changeTable(caption: string, changes: readonly Change[]): Html {
  return table(
    caption,
    ['Component', 'Action', 'Changed inputs', 'Traffic and data'],
    changes.map(({ component, action, parts, effect }) => [
      component,
      ACTIONS[action],
      parts.join(', '),
      effect.kind === 'destroys' ? badge('bad', effect.words) : effect.words,
    ]),
  );
}

function reachSection({ rows, findings, notComputed }: Reach): Section {
  if (notComputed !== undefined)
    return { id: 'reach', heading: 'Who reaches whom', content: [plain('p', `Not computed: ${notComputed}`)] };
  return {
    id: 'reach',
    heading: 'Who reaches whom',
    content: [
      plain(
        'p',
        'Computed from routes, security groups, network security groups and the firewall of the router. What an existing network adds is not known here.',
      ),
      findings.length === 0
        ? plain('p', 'Each network reaches exactly what the config names.')
        : list(findings.map((each) => badge('bad', each))),
      table(
        'By source',
        ['From', 'Reaches', 'To'],
        rows.map(({ from, protocols, to }) => [from, protocols, to.join('; ')]),
      ),
    ],
  };
}

function rightSection(roles: readonly Role[]): Section {
  return {
    id: 'rights',
    heading: 'Rights',
    content: [
      plain(
        'p',
        'Every right of the roles that the link creates in AWS. In Azure it creates no role and assigns none.',
      ),
      ...roles.map(({ name, assumedBy, rights, policies }) =>
        table(
          `${name}, for ${assumedBy}`,
          ['Action', 'What for', 'On', 'Only if'],
          [
            ...rights.map((right) => [
              `${right.effect === 'Deny' ? 'denied: ' : ''}${right.action}`,
              right.words,
              right.on,
              right.condition,
            ]),
            ...policies.map((policy) => ['all of a policy', 'see the policy', policy, '']),
          ],
        ),
      ),
    ],
  };
}

function secretSection(secrets: readonly SecretPlace[]): Section {
  return {
    id: 'secrets',
    heading: 'Secrets',
    content: [
      table(
        'Where each secret is kept',
        ['Secret', 'Place', 'Who can read it', 'Until'],
        secrets.map(({ secret, place, readers, until }) => [secret, place, readers, until]),
      ),
    ],
  };
}

function alarmSection(alarms: readonly AlarmRow[]): Section {
  return {
    id: 'alarms',
    heading: 'Alarms',
    content: [
      table(
        'What each alarm does',
        ['When', 'Stack', 'Action'],
        alarms.map(({ when, stack, actions }) => [
          when,
          stack,
          actions.length === 0 ? 'none: it notifies nobody' : actions.join(', '),
        ]),
      ),
    ],
  };
}

const LAB_SECTIONS: Readonly<Record<LabRun['kind'], Omit<Section, 'content'> & { readonly caption: string }>> = {
  checks: { id: 'lab', heading: 'Last run in the lab', caption: 'Faults that the lab injected' },
  days: { id: 'lab-days', heading: 'Last days in the lab', caption: 'Disturbances of the days' },
};

function labSection({ kind, lines, passed, otherFiles, faults }: LabRun): Section {
  const [verdict = '', ...others] = lines;
  const { id, heading, caption } = LAB_SECTIONS[kind];
  return {
    id,
    heading,
    content: [
      ...(otherFiles === undefined ? [] : [plain('p', badge('bad', otherFiles))]),
      list([passed ? verdict : badge('bad', verdict), ...others]),
      ...(faults.length === 0
        ? []
        : [
            table(
              caption,
              ['Fault', 'Result', 'Outage (s)'],
              faults.map(({ title, outcome, outage }) => [title, outcome, outage]),
            ),
          ]),
    ],
  };
}
