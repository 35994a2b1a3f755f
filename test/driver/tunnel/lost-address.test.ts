import type { Aws } from '../../../lib/driver/aws/aws.edge';
import { describeLostAddress } from '../../../lib/driver/tunnel/lost-address';
import { queryTunnels } from '../../../lib/driver/tunnel/tunnels.edge';
import { linkFiles } from '../../../lib/workspace/link-files';
import { DEPLOYED } from '../../fixtures/handoffs';
import { linkOf, SHORTEST } from '../../fixtures/link-of';

const LOST = {
  address: '198.51.100.10',
  allocation: 'eipalloc-1',
  region: 'eu-central-1',
  instances: ['i-1'],
};

describe('an Elastic IP that no instance has', () => {
  test('has the command that associates the router', () => {
    expect(describeLostAddress(LOST)).toBe(
      'no instance is associated with 198.51.100.10; `npm run up` associates the router, i-1',
    );
  });

  test('has the command that creates another router when its instance was terminated', () => {
    expect(describeLostAddress({ ...LOST, instances: [] })).toBe(
      "the router's instance no longer exists; `npm run up` creates another",
    );
  });

  test('names no instance while the router is being replaced', () => {
    expect(describeLostAddress({ ...LOST, instances: ['i-1', 'i-2'] })).toBe(
      'no instance is associated with 198.51.100.10, and the router has 2 instances: it is being replaced',
    );
  });

  test('that was released is named as such', () => {
    expect(describeLostAddress({ ...LOST, allocation: undefined })).toBe(
      'the account has no Elastic IP 198.51.100.10 in eu-central-1',
    );
  });
});

describe('a router whose Elastic IP no instance has', () => {
  test('has a tunnel that is down, with the reason, and is looked for by its own name', async () => {
    const link = linkOf(SHORTEST, DEPLOYED);
    const asked: string[] = [];
    const aws = {
      holder: () => Promise.resolve({ allocation: 'eipalloc-1', instance: undefined }),
      instancesNamed: (name: string) => Promise.resolve((asked.push(name), [])),
    };

    const tunnels = await queryTunnels(
      { aws: () => aws as unknown as Aws, workspace: { files: linkFiles() } },
      link,
      1,
    );

    expect(asked).toEqual([`${link.name}-router/router-1/Instance`]);
    expect(tunnels).toEqual([
      {
        router: 'router-1',
        tunnel: 'azure-0',
        state: 'down',
        why: expect.stringContaining("the router's instance no longer exists") as string,
      },
    ]);
  });
});
