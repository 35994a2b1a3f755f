import { connectAws } from '../../../lib/driver/aws/aws.edge';
import { startQueryService } from './query-service';

const VPC = 'vpc-0a1b2c3d4e5f67890';
const access = (mode: string): string =>
  `<blockPublicAccessStates><internetGatewayBlockMode>${mode}</internetGatewayBlockMode></blockPublicAccessStates>`;

/** What EC2 returns for a VPC of which one subnet is excluded from Block Public Access, and one has no state. */
const ANSWERS: Readonly<Record<string, string>> = {
  DescribeVpcs: `<vpcSet><item><vpcId>${VPC}</vpcId>${access('block-bidirectional')}</item></vpcSet>`,
  DescribeSubnets: `<subnetSet><item><subnetId>subnet-1</subnetId>${access('off')}</item><item><subnetId>subnet-2</subnetId></item></subnetSet>`,
};

describe('VPC Block Public Access, as EC2 returns it', () => {
  let stop: () => Promise<void>;
  beforeAll(async () => {
    stop = await startQueryService((request) => {
      const name = request.get('Action') ?? '';
      return { xml: `<${name}Response>${ANSWERS[name] ?? ''}</${name}Response>` };
    });
  });
  afterAll(() => stop());

  test('is read of the VPC and of each subnet that has a state of its own', async () => {
    const vpc = await connectAws()('eu-central-1').vpc(VPC, 'link');

    expect(vpc?.blockPublicAccess).toBe('block-bidirectional');
    expect(vpc?.subnets.map(({ id, blockPublicAccess }) => [id, blockPublicAccess])).toEqual([
      ['subnet-1', 'off'],
      ['subnet-2', undefined],
    ]);
  });
});
