import { azureFindings, type AzureAnswers, type ResourceProvider } from '../../../lib/driver/preflight/azure-findings';
import type { AzureDemand } from '../../../lib/driver/preflight/demand';
import { azureNeeds } from '../../../lib/rights/azure-needs';
import { linkOf } from '../../fixtures/link-of';

const DEMAND: AzureDemand = {
  location: 'westeurope',
  zones: ['1', '2', '3'],
  publicAddresses: 1,
  virtualNetworks: 1,
  vmSizes: ['Standard_B2ats_v2'],
  needs: azureNeeds(linkOf().azure),
};

const NETWORK: ResourceProvider = {
  namespace: 'Microsoft.Network',
  state: 'Registered',
  locations: { virtualnetworkgateways: ['West Europe', 'East US'] },
  zones: { publicipaddresses: { 'West Europe': ['1', '2', '3'] } },
};
const COMPUTE: ResourceProvider = { namespace: 'Microsoft.Compute', state: 'Registered', locations: {}, zones: {} };

const ANSWERS: AzureAnswers = {
  subscription: 'sub-1',
  providers: [NETWORK, COMPUTE],
  vmSizes: [{ name: 'Standard_B2ats_v2', family: 'standardBasv2Family', vcpus: 2, restrictions: [] }],
  vcpus: { standardBasv2Family: { used: 0, limit: 10 } },
  networkQuotas: { ipv4standardskupublicipaddresses: { used: 0, limit: 10 } },
  permissions: [{ actions: ['*'], notActions: ['Microsoft.Authorization/*/Write'] }],
};

const found = (answers: Partial<AzureAnswers>, demand: Partial<AzureDemand> = {}) =>
  azureFindings({ ...DEMAND, ...demand }, { ...ANSWERS, ...answers });

const OTHER_SIZE =
  'set azure.testVm.size to one of `az vm list-skus --location westeurope --resource-type virtualMachines --output table`, or set azure.testVm.enabled to false; the link is deployed even if its test VM fails';

const ASK =
  'ask for the role Contributor there, or for the custom role that `npm run -s vpc2vnet -- permissions --out permissions` writes';

describe('what Azure says of its side', () => {
  test('is nothing where the subscription may create everything', () => {
    expect(found({})).toEqual([]);
  });

  test('is nothing where Azure did not answer', () => {
    expect(azureFindings(DEMAND, { subscription: 'sub-1' })).toEqual([]);
  });

  test('is a problem for a resource provider that is not registered, with the command that registers it', () => {
    expect(found({ providers: [{ ...NETWORK, state: 'NotRegistered' }, COMPUTE] })).toEqual([
      {
        kind: 'problem',
        text: 'the resource provider Microsoft.Network is not registered in subscription sub-1: run `az provider register --namespace Microsoft.Network --wait --subscription sub-1`',
      },
    ]);
  });

  test('is a warning for the provider of VMs, which only a test VM needs', () => {
    expect(found({ providers: [NETWORK, { ...COMPUTE, state: 'Registering' }] })).toEqual([
      expect.objectContaining({
        kind: 'warning',
        text: expect.stringContaining('Microsoft.Compute is not registered'),
      }),
    ]);
  });

  test('is a problem for a location without VPN gateways', () => {
    const [finding] = found({ providers: [{ ...NETWORK, locations: { virtualnetworkgateways: ['East US'] } }] });

    expect(finding?.text).toMatch(
      /^this subscription cannot create VPN gateways in westeurope: choose another azure\.location/,
    );
  });

  test('is a problem for a zone that the location does not have, with those that it has', () => {
    const zones = { publicipaddresses: { 'West Europe': ['1', '2'] } };

    expect(found({ providers: [{ ...NETWORK, zones }, COMPUTE] })).toEqual([
      {
        kind: 'problem',
        text: "this subscription has no zone 3 in westeurope: set azure.gateway.zones to ['1', '2']",
      },
    ]);
  });

  test('is one problem with both numbers for a full quota of public addresses, by whichever name Azure has for it', () => {
    const full = { used: 10, limit: 10 };
    const networkQuotas = { ipv4standardskupublicipaddresses: full, publicipaddresses: full };

    expect(found({ networkQuotas })).toEqual([
      {
        kind: 'problem',
        text: 'the link needs 1 public address in westeurope, and 10 of 10 are in use in subscription sub-1: delete an unused one, or request a higher quota (https://aka.ms/ProdportalCRP)',
      },
    ]);
  });

  test.each([
    [
      'that Azure does not offer',
      { vmSizes: [] },
      `Azure does not offer Standard_B2ats_v2 in westeurope: ${OTHER_SIZE}`,
    ],
    [
      'that the subscription may not use',
      {
        vmSizes: [
          {
            name: 'Standard_B2ats_v2',
            family: 'standardBasv2Family',
            vcpus: 2,
            restrictions: ['NotAvailableForSubscription'],
          },
        ],
      },
      `this subscription may not use Standard_B2ats_v2 in westeurope (NotAvailableForSubscription): ${OTHER_SIZE}`,
    ],
    [
      'that boots machines of generation 1 only',
      {
        vmSizes: [
          {
            name: 'Standard_B2ats_v2',
            family: 'standardBasv2Family',
            vcpus: 2,
            generations: ['V1'],
            restrictions: [],
          },
        ],
      },
      `Standard_B2ats_v2 does not boot the image of the test VM, which is of generation 2: ${OTHER_SIZE}`,
    ],
    [
      'whose family has no vCPU left',
      { vcpus: { standardBasv2Family: { used: 9, limit: 10 } } },
      `the test VM needs 2 vCPUs of standardBasv2Family in westeurope, and 9 of 10 are in use: request a higher quota, or ${OTHER_SIZE}`,
    ],
  ])('is a warning for a size of the test VM %s', (_, answers, text) => {
    expect(found(answers)).toEqual([{ kind: 'warning', text }]);
  });

  test('names the actions that the identity lacks, those of the test VM apart', () => {
    const permissions = [
      { actions: ['Microsoft.Network/*', '*/read'], notActions: ['Microsoft.Network/connections/*'] },
    ];

    expect(found({ permissions })).toEqual([
      {
        kind: 'problem',
        text: `this identity may not do Microsoft.Network/connections/sharedKey/action, Microsoft.Network/connections/write, Microsoft.Resources/subscriptions/resourceGroups/write in subscription sub-1: ${ASK}`,
      },
      expect.objectContaining({
        kind: 'warning',
        text: expect.stringContaining('Microsoft.Compute/virtualMachines/write in subscription sub-1'),
      }),
    ]);
  });

  test('names six actions at most, and how many more there are', () => {
    const [problem] = found({ permissions: [{ actions: ['*/read'], notActions: [] }] });

    expect(problem?.text).toMatch(
      /^this identity may not do (Microsoft\.Network\/[\w/]+, ){5}Microsoft[\w./]+ and \d+ more in /,
    );
  });

  test('names the resource group that exists, in which the identity has its role', () => {
    const needs = { ofLink: ['Microsoft.Network/connections/write'], ofVms: [] };

    expect(found({ permissions: [] }, { needs, existingGroup: 'network' })).toEqual([
      {
        kind: 'problem',
        text: `this identity may not do Microsoft.Network/connections/write in the resource group network of subscription sub-1: ${ASK}`,
      },
    ]);
  });

  test('joins what several roles allow', () => {
    const permissions = ['Microsoft.Network/*', 'microsoft.resources/*', 'Microsoft.Compute/*'].map((action) => ({
      actions: [action],
      notActions: [],
    }));

    expect(found({ permissions })).toEqual([]);
  });
});
