import { connectAws } from '../../../lib/driver/aws/aws.edge';
import { commandActions } from '../../../lib/rights/command-actions';
import { startQueryService } from './query-service';

const VPC = 'vpc-0a1b2c3d4e5f67890';
/** The requests by which `discover` reads a VPC. */
const READS = [
  'ec2:DescribeInstances',
  'ec2:DescribeInternetGateways',
  'ec2:DescribeNetworkAcls',
  'ec2:DescribeRouteTables',
  'ec2:DescribeSubnets',
  'ec2:DescribeTransitGatewayVpcAttachments',
  'ec2:DescribeVpcPeeringConnections',
  'ec2:DescribeVpcs',
];

describe('EC2 reads of an existing VPC', () => {
  const asked = new Set<string>();
  let deniedAction = '';
  let message = '';
  let stop: () => Promise<void>;

  beforeAll(async () => {
    stop = await startQueryService((request) => {
      const name = request.get('Action') ?? '';
      asked.add(`ec2:${name}`);
      if (`ec2:${name}` === deniedAction) {
        const error = `<Error><Code>UnauthorizedOperation</Code><Message>${message}</Message></Error>`;
        return { status: 403, xml: `<Response><Errors>${error}</Errors></Response>` };
      }
      const vpcs = name === 'DescribeVpcs' ? `<vpcSet><item><vpcId>${VPC}</vpcId></item></vpcSet>` : '';
      return { xml: `<${name}Response>${vpcs}</${name}Response>` };
    });
  });
  afterAll(() => stop());

  beforeEach(() => {
    deniedAction = '';
    message = 'You are not authorized to perform this operation.';
  });

  const read = () => connectAws()('eu-central-1').vpc(VPC, 'link');

  test('are those that are denied below, each of them a right to read', async () => {
    asked.clear();
    await read();

    expect([...asked].sort()).toEqual(READS);
    expect(commandActions('read')).toEqual(expect.arrayContaining(READS));
  });

  test.each(READS)('name %s when it is denied, also where the message of EC2 does not', async (action) => {
    deniedAction = action;

    await expect(read()).rejects.toMatchObject({
      lines: [
        'EC2 request failed:',
        `  EC2 returned UnauthorizedOperation: ${message} (${action})`,
        'next: get the permission named above, then run this again to resume',
      ],
    });
  });

  test('do not repeat an action that the message of EC2 has', async () => {
    deniedAction = 'ec2:DescribeSubnets';
    message = 'User: ann is not authorized to perform: ec2:DescribeSubnets';

    await expect(read()).rejects.toMatchObject({
      lines: expect.arrayContaining([`  EC2 returned UnauthorizedOperation: ${message}`]) as string[],
    });
  });
});
