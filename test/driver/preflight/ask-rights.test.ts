import { tmpdir } from 'node:os';
import type { Aws } from '../../../lib/driver/aws/aws.edge';
import type { ComponentState, ObservedComponent } from '../../../lib/driver/components/state';
import { askRights } from '../../../lib/driver/preflight/ask-rights.edge';
import type { Session } from '../../../lib/driver/run/session.edge';
import { componentsOf } from '../../../lib/model/components';
import { linkOf } from '../../fixtures/link-of';
import { denied, evaluated, result, startIam, type Iam } from '../aws/iam';

const LINK = linkOf();
const [{ region }] = LINK.sites;
const ACCOUNT = '123456789012';
const USER = `arn:aws:iam::${ACCOUNT}:user/ann`;
const UP_TO_DATE: ComponentState = { label: 'up to date' };

/** Asks for a link whose network alone is to be created. */
function asked(arn: string, state: ComponentState = { label: 'not deployed', changes: [] }) {
  const observed = componentsOf(LINK).map((component): ObservedComponent => ({
    component,
    state: component.kind === 'network' ? state : UP_TO_DATE,
  }));
  const aws: Pick<Aws, 'caller'> = { caller: () => Promise.resolve({ account: ACCOUNT, arn }) };
  const session = { aws: () => aws, workspace: { directory: tmpdir() } };
  return askRights(LINK, observed, session as unknown as Session, () => []);
}

describe('the rights of the credentials in a region', () => {
  let iam: Iam;

  beforeAll(async () => {
    iam = await startIam();
  });

  afterAll(() => iam.stop());

  test('are not asked for where nothing is to be created', async () => {
    iam.answer();

    expect(await asked(USER, UP_TO_DATE)).toEqual([]);
    expect(iam.requests).toEqual([]);
  });

  test.each([
    ['whoever may not ask for them', USER, 'AccessDenied'],
    ['the root user', `arn:aws:iam::${ACCOUNT}:root`, 'IAM does not simulate the root user'],
    ['a federated user', `arn:aws:sts::${ACCOUNT}:federated-user/ann`, 'IAM does not simulate a federated user'],
  ])('are not checked for %s', async (_, arn, why) => {
    iam.answer(denied('AccessDenied'));

    expect(await asked(arn)).toEqual([
      { region, denied: [], unanswered: [{ question: `the IAM policies for ${region}`, why }] },
    ]);
  });

  test('are not checked where nothing leads to IAM', async () => {
    const { AWS_ENDPOINT_URL: endpoint = '' } = process.env;
    process.env['AWS_ENDPOINT_URL'] = 'http://127.0.0.1:9';
    const [rights] = await asked(USER);
    process.env['AWS_ENDPOINT_URL'] = endpoint;

    expect(rights).toMatchObject({ denied: [], unanswered: [{ question: `the IAM policies for ${region}` }] });
  });

  test('have one line for all that is uncertain for one reason', async () => {
    const missing = '<MissingContextValues><member>aws:SourceIp</member></MissingContextValues>';
    const uncertain = ['ec2:CreateVpc', 'ec2:CreateSubnet'].map((each) => result(each, 'implicitDeny', missing));
    const all = Array.from({ length: 20 }, () => evaluated(uncertain.join('')));
    iam.answer(...all);

    expect(await asked(USER)).toEqual([
      {
        region,
        denied: [],
        unanswered: [
          {
            question: `the right to ec2:CreateSubnet, ec2:CreateVpc in ${region}`,
            why: 'its policies depend on aws:SourceIp',
          },
        ],
      },
    ]);
  });
});
