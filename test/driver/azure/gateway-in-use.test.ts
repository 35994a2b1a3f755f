import { AzureRejection, type ResourceManager } from '../../../lib/driver/azure/resource-manager.edge';
import { checkGatewayUnused } from '../../../lib/driver/gateway-in-use.edge';
import { HUB, PUBLIC_IP, SUBSCRIPTION } from '../../discover/vnet';
import { configOf } from '../../fixtures/config';
import { linkOf, SHORTEST } from '../../fixtures/link-of';

const GATEWAY = `/subscriptions/${SUBSCRIPTION}/resourceGroups/link/providers/Microsoft.Network/virtualNetworkGateways/azureGateway`;
const OWN = { name: 'Azure2Aws', tags: { 'vpc2vnet-link': 'link' } };
const BRANCH = { name: 'branch', tags: { owner: 'network-team' } };
const UNTAGGED = { name: 'untagged' };

interface Asked {
  readonly text?: string;
  readonly subscription?: string | undefined;
}

/** What a removal ends with, what it warns of, and which lists were read. */
async function checked(answer: () => readonly unknown[], { text = SHORTEST, subscription = SUBSCRIPTION }: Asked = {}) {
  const [warnings, read]: [string[], string[]] = [[], []];
  const reader: ResourceManager = {
    list: (path) => {
      read.push(path);
      return Promise.resolve().then(answer);
    },
  };
  const report = (event: object): void => void warnings.push((event as { readonly text: string }).text);
  const done = checkGatewayUnused(linkOf(text), subscription, report, () => Promise.resolve(reader));
  const error = await done.then(
    () => undefined,
    ({ lines, exitCode }: { readonly lines: readonly string[]; readonly exitCode: number }) => ({ lines, exitCode }),
  );
  return { error, warnings, read };
}

function rejected(status: number, code: string, message: string): () => never {
  const response = { status, statusText: code } as Response;
  return () => {
    throw new AzureRejection(response, { code, message });
  };
}

describe('the VPN gateway that a link created, before its removal', () => {
  test('may have connections of the link', async () => {
    expect(await checked(() => [OWN])).toEqual({ error: undefined, warnings: [], read: [`${GATEWAY}/connections`] });
  });

  test('stops it by the names of connections of others, with what to do', async () => {
    expect((await checked(() => [OWN, BRANCH, UNTAGGED])).error).toEqual({
      exitCode: 2,
      lines: [
        'the VPN gateway azureGateway has connections that this link did not create: branch, untagged; delete them first, with `npm run -s vpc2vnet down` where another config created them',
      ],
    });
  });

  test('may be missing', async () => {
    expect(await checked(rejected(404, 'ResourceNotFound', 'Gone.'))).toMatchObject({ error: undefined, warnings: [] });
  });

  test('is not checked, with a warning of the missing action, where the identity may not read its connections', async () => {
    const { error, warnings } = await checked(rejected(403, 'AuthorizationFailed', 'No.'));

    expect(error).toBeUndefined();
    expect(warnings).toEqual([
      `whether others use the VPN gateway azureGateway was not checked: this identity may not do Microsoft.Network/virtualNetworkGateways/connections/read at ${GATEWAY}/connections; if they do, Azure does not delete it`,
    ]);
  });

  test('is not checked, with a warning, where the login is only one of Terraform', async () => {
    const warnings: unknown[] = [];
    await checkGatewayUnused(
      linkOf(SHORTEST),
      SUBSCRIPTION,
      (event) => warnings.push(event),
      () => Promise.resolve('az is not on the PATH'),
    );

    expect(warnings).toEqual([
      {
        event: 'warning',
        text: 'whether others use the VPN gateway azureGateway was not checked: az is not on the PATH; if they do, Azure does not delete it',
      },
    ]);
  });

  test('is not asked for where the gateway is of others, or the Azure side is external', async () => {
    const existing = configOf({
      azure: {
        vnet: { id: HUB, cidrs: ['10.40.0.0/16'] },
        gateway: { id: GATEWAY, publicIps: [PUBLIC_IP] },
      },
    });

    expect((await checked(() => [BRANCH], { text: existing })).read).toEqual([]);
    const asks = (): Promise<never> => Promise.reject(new Error('asked'));
    await expect(checkGatewayUnused(linkOf(SHORTEST), undefined, () => undefined, asks)).resolves.toBeUndefined();
  });
});
