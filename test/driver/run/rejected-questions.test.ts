import type { Aws } from '../../../lib/driver/aws/aws.edge';
import { lookAt, existingSites } from '../../../lib/driver/existing.edge';
import { repairRouters, type Repair } from '../../../lib/driver/run/repair-routers.edge';
import { configOf } from '../../fixtures/config';
import { DEPLOYED } from '../../fixtures/handoffs';
import { linkOf, SHORTEST } from '../../fixtures/link-of';

/** An error as the SDK throws it for a response of AWS. */
const rejection = Object.assign(new Error('You are not authorized'), { name: 'UnauthorizedOperation', $metadata: {} });
const rejecting = { holder: () => Promise.reject(rejection), caller: () => Promise.reject(rejection) };
const aws = (): Aws => rejecting as unknown as Aws;

const VPC = {
  id: 'vpc-0a1b2c3d4e5f67890',
  cidrs: ['10.0.0.0/16'],
  subnets: [{ id: 'subnet-0123456789abcdef0', cidr: '10.0.0.0/24', public: true }],
  routeTables: ['rtb-0123456789abcdef0'],
};

describe('a question that AWS rejects during a run', () => {
  test('for the instance of an Elastic IP is an error with a remedy', async () => {
    const loaded = { actual: linkOf(SHORTEST, DEPLOYED) };
    const repair = { session: { aws }, loaded, renewed: new Set(), report: () => undefined } as unknown as Repair;

    await expect(repairRouters(repair)).rejects.toMatchObject({
      lines: ['EC2 request failed:', '  EC2 returned UnauthorizedOperation: You are not authorized', LAST],
    });
  });

  test('for the account of an existing VPC is the line of the preflight, before anything is done', async () => {
    const link = linkOf(configOf({ aws: { vpc: VPC } }));
    const [existing] = existingSites(link);

    await expect(lookAt(aws, link, existing!)).rejects.toMatchObject({
      exitCode: 2,
      lines: [expect.stringMatching(/^no valid AWS credentials \(You are not authorized\): run `aws sso login`/)],
    });
  });
});

const LAST = expect.stringMatching(/^next: get the permission named above/) as string;
