import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKS } from '../../lib/lab/checks/run-checks';
import { MUTATION_GROUPS } from '../lab/mutations';
import { expectedFailures, SCENARIOS } from '../lab/scenarios';
import { OTHER_CHECKS, predictFailures, PREDICTIONS } from './lab-checks';
import { filesOf, type Edit } from './rendered';

const ids = CHECKS.map(({ id }) => id);

test('each check of the lab is compared with the matrix, or says nothing about who reaches whom', () => {
  expect([...Object.keys(PREDICTIONS), ...Object.keys(OTHER_CHECKS)].sort()).toEqual([...ids].sort());
});

describe('the matrix agrees with the lab', () => {
  test.each(SCENARIOS.filter(({ faults }) => faults.length === 0))(
    'on the scenario of $example: $intent',
    ({ example, change, checks, ...scenario }) => {
      const fails = expectedFailures(scenario);
      const predicted = predictFailures(filesOf(example, ...change), checks);

      expect(Object.keys(predicted).sort()).toEqual(Object.keys(fails).sort());
    },
  );

  test('on the pairs of prefixes that do not answer', () => {
    const named = SCENARIOS.filter(({ fails }) => 'every-prefix' in fails).map(({ example, change, fails }) => ({
      predicted: predictFailures(filesOf(example, ...change), ['every-prefix'])['every-prefix']?.join(', '),
      inLab: fails['every-prefix'],
    }));

    expect(named).not.toEqual([]);
    expect(named.filter(({ predicted, inLab }) => predicted !== inLab)).toEqual([]);
  });

  test('on each check of the recorded run', () => {
    const { checks } = JSON.parse(readFileSync(join(__dirname, '../../docs/recorded/lab.json'), 'utf8')) as {
      readonly checks: readonly { readonly id: string; readonly outcome: string }[];
    };
    const failed = checks.filter(({ outcome }) => outcome !== 'passed').map(({ id }) => id);

    expect(checks.map(({ id }) => id)).toEqual(ids);
    expect(Object.keys(predictFailures(filesOf('post-2015')))).toEqual(failed);
  });
});

/** Mutations of the running lab that change who reaches whom, as an edit of the file that they correspond to. */
const IN_FILES: Readonly<Record<string, Edit>> = {
  'the router forwards every packet from the tunnel': inserted('forward', 'iifname ipsec0 accept'),
  'the router forwards traffic to Azure unencrypted': inserted('forward', 'ip daddr @azure accept'),
  'a port of the router that is open to all': inserted('input', 'tcp dport 22 accept'),
  'a port of the router that is open to the VPC and does not respond': inserted(
    'input',
    'ip saddr @vpc udp dport 4500 accept',
  ),
  'the router drops pings from azure-vm': inserted('forward', 'iifname ipsec0 icmp type echo-request drop'),
  'the router rejects TCP from aws-host': inserted('forward', 'iifname ens5 tcp dport 5001 reject with tcp reset'),
  'the router rejects TCP from azure-vm': inserted('forward', 'iifname ipsec0 tcp dport 5001 reject with tcp reset'),
  'the router drops DNS queries': inserted('forward', 'iifname ens5 udp dport 53 drop'),
  'the firewall of the router without the second prefix of the VNet': {
    file: 'nftables.conf',
    from: '10.20.0.0/16, 10.21.0.0/16',
    to: '10.20.0.0/16',
  },
};

/** A rule before all others of a chain. */
function inserted(chain: 'forward' | 'input', rule: string): Edit {
  const head = `chain ${chain} {\n    type filter hook ${chain} priority filter; policy drop;\n`;
  return { file: 'nftables.conf', from: head, to: `${head}    ${rule}\n` };
}

describe('a mutation of the router makes the same check fail in the lab and in the matrix', () => {
  const mutations = MUTATION_GROUPS.flatMap(({ example, mutations: group }) =>
    group.map(({ what, red }) => ({ example, what, red, edit: IN_FILES[what] })),
  ).filter(({ edit }) => edit !== undefined);

  test('for each mutation that changes who reaches whom', () => {
    expect(mutations.map(({ what }) => what).sort()).toEqual(Object.keys(IN_FILES).sort());
  });

  test.each(mutations)('$what: $red', ({ example, red, edit }) => {
    const files = filesOf(example, ...(edit === undefined ? [] : [edit]));

    expect(Object.keys(predictFailures(files))).toEqual([red]);
  });
});
