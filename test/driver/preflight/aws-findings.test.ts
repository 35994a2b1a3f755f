import { awsFindings, rightsFindings, type AwsAnswers } from '../../../lib/driver/preflight/aws-findings';
import type { AwsDemand } from '../../../lib/driver/preflight/demand';

const SUBNET = { name: 'edge', cidr: '10.0.0.0/24', public: true, zone: { kind: 'nth', index: 1 } } as const;

const DEMAND: AwsDemand = {
  region: 'us-east-1',
  network: { vpcs: 1, elasticIps: 1 },
  instances: [
    { of: 'router', site: 'aws', instanceType: 't4g.small', subnet: SUBNET },
    { of: 'test host', site: 'aws', instanceType: 't4g.nano', subnet: SUBNET },
  ],
};

const FREE = { used: 0, limit: 5 };
const ANSWERS: AwsAnswers = {
  offers: { 't4g.small': ['us-east-1a', 'us-east-1b'], 't4g.nano': ['us-east-1a', 'us-east-1b'] },
  zones: ['us-east-1a', 'us-east-1b', 'us-east-1c'],
  subnetZones: {},
  vcpusOf: { 't4g.small': 2, 't4g.nano': 2 },
  vpcs: FREE,
  elasticIps: FREE,
  standardVcpus: FREE,
  denied: [],
};

const found = (answers: Partial<AwsAnswers>, demand: Partial<AwsDemand> = {}) =>
  awsFindings({ ...DEMAND, ...demand }, { ...ANSWERS, ...answers });

describe('what AWS says of a site', () => {
  test('is nothing where every type is offered and every quota has room', () => {
    expect(found({})).toEqual([]);
  });

  test('is nothing where AWS did not answer', () => {
    expect(awsFindings(DEMAND, { offers: {}, zones: [], subnetZones: {}, vcpusOf: {}, denied: [] })).toEqual([]);
  });

  test('is a problem for a router whose zone does not offer its type, with the zones that do', () => {
    const offers = { ...ANSWERS.offers, 't4g.small': ['us-east-1c', 'us-east-1d'] };

    expect(found({ offers })).toEqual([
      {
        kind: 'problem',
        text: 'AWS does not offer t4g.small in us-east-1b, the zone of the subnet edge: set availabilityZone of the subnet to us-east-1c or us-east-1d, or choose another aws.router.instanceType',
      },
    ]);
  });

  test('judges a zone that the config names, not the one that AWS would choose', () => {
    const subnet = { ...SUBNET, zone: { kind: 'named', name: 'us-east-1c' } } as const;
    const [finding] = found({}, { instances: [{ of: 'router', site: 'aws', instanceType: 't4g.small', subnet }] });

    expect(finding?.text).toContain('in us-east-1c, the zone of the subnet edge');
  });

  test('judges the zone that an existing subnet is in, and proposes no other zone', () => {
    const [finding] = found({ subnetZones: { '10.0.0.0/24': 'us-east-1f' } }, { network: undefined });

    expect(finding?.text).toBe(
      'AWS does not offer t4g.small in us-east-1f, the zone of the subnet edge: choose another aws.router.instanceType',
    );
  });

  test('judges the zone of a subnet of an existing VPC by its id', () => {
    const subnet = { name: 'edge', cidr: '10.0.0.0/24', id: 'subnet-1' };
    const [finding] = found(
      { subnetZones: { 'subnet-1': 'us-east-1e' } },
      { instances: [{ of: 'router', site: 'aws', instanceType: 't4g.small', subnet }] },
    );

    expect(finding?.text).toContain('in us-east-1e, the zone of the subnet edge: choose another');
  });

  test('names the region where no zone offers the type', () => {
    const [finding] = found({ offers: { ...ANSWERS.offers, 't4g.small': [] } });

    expect(finding?.text).toBe('AWS does not offer t4g.small in us-east-1: choose another aws.router.instanceType');
  });

  test('is a warning for a test host, which the link does without', () => {
    const offers = { ...ANSWERS.offers, 't4g.nano': [] };

    expect(found({ offers })).toEqual([
      {
        kind: 'warning',
        leavesOut: 'test host',
        text: 'AWS does not offer t4g.nano in us-east-1: choose another aws.testHost.instanceType, or set aws.testHost.enabled to false; the link is deployed without its test host',
      },
    ]);
  });

  test.each([
    [
      'VPCs',
      { vpcs: { used: 5, limit: 5 } },
      'the link needs 1 VPC in us-east-1, and 5 of 5 are in use: delete an unused one, or run `aws service-quotas request-service-quota-increase --service-code vpc --quota-code L-F678F1CE --desired-value 6 --region us-east-1`',
    ],
    [
      'Elastic IPs',
      { elasticIps: { used: 5, limit: 5 } },
      'the link needs 1 Elastic IP in us-east-1, and 5 of 5 are in use: delete an unused one, or run `aws service-quotas request-service-quota-increase --service-code ec2 --quota-code L-0263D0A3 --desired-value 6 --region us-east-1`',
    ],
    [
      'vCPUs',
      { standardVcpus: { used: 4, limit: 5 } },
      'the link needs 4 vCPUs of Standard instances in us-east-1, and 4 of 5 are in use: stop an unused instance, or run `aws service-quotas request-service-quota-increase --service-code ec2 --quota-code L-1216C47A --desired-value 8 --region us-east-1`',
    ],
  ])('is a problem with both numbers for a full quota of %s', (_, answers, text) => {
    expect(found(answers)).toEqual([{ kind: 'problem', text }]);
  });

  test('leaves the test host out where the vCPUs are enough for the router alone', () => {
    expect(found({ standardVcpus: { used: 3, limit: 5 } })).toEqual([
      expect.objectContaining({ kind: 'warning', leavesOut: 'test host' }),
    ]);
  });

  test('names the keys of a further site, not those of aws', () => {
    const instances = [
      { of: 'router', site: 'sites.virginia', instanceType: 't4g.small', subnet: SUBNET },
      { of: 'test host', site: 'sites.virginia', instanceType: 't4g.nano', subnet: SUBNET },
    ] as const;
    const offers = { 't4g.small': [], 't4g.nano': [] };

    expect(found({ offers }, { instances }).map(({ text }) => text)).toEqual([
      'AWS does not offer t4g.small in us-east-1: choose another sites.virginia.router.instanceType',
      'AWS does not offer t4g.nano in us-east-1: choose another sites.virginia.testHost.instanceType, or set sites.virginia.testHost.enabled to false; the link is deployed without its test host',
    ]);
  });

  test('does not count an instance type of another quota as Standard', () => {
    const instances = [{ of: 'router', site: 'aws', instanceType: 'g5.xlarge', subnet: SUBNET }] as const;

    expect(found({ vcpusOf: { 'g5.xlarge': 4 }, standardVcpus: { used: 5, limit: 5 } }, { instances })).toEqual([]);
  });

  test('asks no quota for a network that exists', () => {
    const full = { used: 5, limit: 5 };

    expect(found({ vpcs: full, elasticIps: full, standardVcpus: full }, { network: undefined })).toEqual([]);
  });

  test('names a right that the credentials lack', () => {
    const [finding] = found({ denied: ['ec2:AllocateAddress'] });

    expect(finding).toEqual({
      kind: 'problem',
      text: 'these AWS credentials may not call ec2:AllocateAddress in us-east-1: get that permission; docs/reference/permissions.md lists all that a link needs',
    });
  });
});

describe('what the policies of the credentials do not allow', () => {
  const denied = ['a:1', 'a:2', 'a:3', 'a:4', 'a:5', 'a:6', 'a:7', 'ec2:CreateVpc'];

  test('is one line for all actions, with the command that writes the policies', () => {
    expect(rightsFindings('us-east-1', denied, [])).toEqual([
      {
        kind: 'problem',
        text: 'these AWS credentials may not do a:1, a:2, a:3, a:4, a:5, a:6 and 2 more in us-east-1: ask the administrator of the account for these rights, or for the policies that `npm run -s vpc2vnet -- permissions --out permissions` writes',
      },
    ]);
  });

  test('is nothing where a dry run said all of it', () => {
    expect(rightsFindings('us-east-1', ['ec2:CreateVpc'], ['ec2:CreateVpc'])).toEqual([]);
  });
});
