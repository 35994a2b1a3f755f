import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connectAws } from '../../../lib/driver/aws/aws.edge';
import { commandActions } from '../../../lib/rights/command-actions';

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
  const before = { ...process.env };
  const asked = new Set<string>();
  let deniedAction = '';
  let message = '';
  let server: Server;

  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        const name = new URLSearchParams(body).get('Action') ?? '';
        asked.add(`ec2:${name}`);
        if (`ec2:${name}` === deniedAction) {
          const error = `<Error><Code>UnauthorizedOperation</Code><Message>${message}</Message></Error>`;
          response.writeHead(403, { 'content-type': 'text/xml' });
          response.end(`<Response><Errors>${error}</Errors></Response>`);
          return;
        }
        const vpcs = name === 'DescribeVpcs' ? `<vpcSet><item><vpcId>${VPC}</vpcId></item></vpcSet>` : '';
        response.writeHead(200, { 'content-type': 'text/xml' }).end(`<${name}Response>${vpcs}</${name}Response>`);
      });
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    Object.assign(process.env, {
      AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      AWS_ACCESS_KEY_ID: 'testing',
      AWS_SECRET_ACCESS_KEY: 'testing',
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    });
  });

  beforeEach(() => {
    deniedAction = '';
    message = 'You are not authorized to perform this operation.';
  });

  afterAll(async () => {
    process.env = before;
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
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
