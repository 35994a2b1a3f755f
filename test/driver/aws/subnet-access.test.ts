import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connectAws } from '../../../lib/driver/aws/aws.edge';

const VPC = 'vpc-0a1b2c3d4e5f67890';
const access = (mode: string): string =>
  `<blockPublicAccessStates><internetGatewayBlockMode>${mode}</internetGatewayBlockMode></blockPublicAccessStates>`;

/** What EC2 returns for a VPC of which one subnet is excluded from Block Public Access, and one has no state. */
const ANSWERS: Readonly<Record<string, string>> = {
  DescribeVpcs: `<vpcSet><item><vpcId>${VPC}</vpcId>${access('block-bidirectional')}</item></vpcSet>`,
  DescribeSubnets: `<subnetSet><item><subnetId>subnet-1</subnetId>${access('off')}</item><item><subnetId>subnet-2</subnetId></item></subnetSet>`,
};

describe('VPC Block Public Access, as EC2 returns it', () => {
  const before = { ...process.env };
  let server: Server;

  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        const name = new URLSearchParams(body).get('Action') ?? '';
        response.writeHead(200, { 'content-type': 'text/xml' });
        response.end(`<${name}Response>${ANSWERS[name] ?? ''}</${name}Response>`);
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

  afterAll(async () => {
    process.env = before;
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });

  test('is read of the VPC and of each subnet that has a state of its own', async () => {
    const vpc = await connectAws()('eu-central-1').vpc(VPC, 'link');

    expect(vpc?.blockPublicAccess).toBe('block-bidirectional');
    expect(vpc?.subnets.map(({ id, blockPublicAccess }) => [id, blockPublicAccess])).toEqual([
      ['subnet-1', 'off'],
      ['subnet-2', undefined],
    ]);
  });
});
