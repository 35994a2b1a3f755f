import type { ComponentState, ObservedComponent } from '../../../lib/driver/components/state';
import { demandOf, stacksToCreate } from '../../../lib/driver/preflight/demand';
import { componentsOf } from '../../../lib/model/components';
import { azureNeeds } from '../../../lib/rights/azure-needs';
import { configOf } from '../../fixtures/config';
import { linkOf } from '../../fixtures/link-of';

const LINK = linkOf();
const NOT_DEPLOYED: ComponentState = { label: 'not deployed', changes: [] };
const VIRGINIA = { region: 'us-east-1', vpc: { cidrs: ['10.2.0.0/16'] } };
const UP_TO_DATE: ComponentState = { label: 'up to date' };

/** What is asked for where the components are in these states; a blocked one exists or not. */
function demandWith(network: ComponentState, azure: ComponentState, router: ComponentState, exists = false) {
  const states: Readonly<Record<string, ComponentState>> = { network, azure, router };
  const observed = componentsOf(LINK).map((component): ObservedComponent => ({
    component,
    state: states[component.kind] ?? UP_TO_DATE,
    exists,
  }));
  return demandOf(LINK, observed);
}

test('sites of one region are asked for together, because they share its quotas', () => {
  const link = linkOf(
    configOf({ sites: { office: { region: 'eu-central-1', vpc: { cidrs: ['10.1.0.0/16'] } }, virginia: VIRGINIA } }),
  );
  const observed = componentsOf(link).map((component): ObservedComponent => ({ component, state: NOT_DEPLOYED }));

  expect(demandOf(link, observed).aws).toMatchObject([
    { region: 'eu-central-1', network: { vpcs: 2, elasticIps: 2 }, instances: { length: 4 } },
    { region: 'us-east-1', network: { vpcs: 1, elasticIps: 1 }, instances: { length: 2 } },
  ]);
});

describe('what is asked of the clouds', () => {
  test('is everything for a link that does not exist, also of components that wait for others', () => {
    const demand = demandWith(NOT_DEPLOYED, { label: 'blocked', by: 'network' }, { label: 'blocked', by: 'azure' });

    expect(demand).toEqual({
      aws: [
        {
          region: 'eu-central-1',
          network: { vpcs: 1, elasticIps: 1 },
          instances: [
            expect.objectContaining({ of: 'router', instanceType: 't4g.small' }),
            expect.objectContaining({ of: 'test host', instanceType: 't4g.nano' }),
          ],
        },
      ],
      azure: {
        location: 'westeurope',
        zones: ['1', '2', '3'],
        publicAddresses: 1,
        virtualNetworks: 1,
        vmSizes: ['Standard_B2ats_v2'],
        needs: azureNeeds(LINK.azure),
      },
    });
  });

  test('contains no VPC for a link in a VPC that exists', () => {
    const existing = linkOf(
      'name: demo\naws: { region: eu-west-1, vpc: { id: vpc-0a1b2c3d, cidrs: [10.0.0.0/16], subnets: [{ id: subnet-0a1b2c3d, cidr: 10.0.0.0/24 }], routeTables: [rtb-0a1b2c3d] } }\nazure: { location: westeurope }\n',
    );
    const observed = componentsOf(existing).map((component) => ({ component, state: NOT_DEPLOYED }));

    expect(demandOf(existing, observed).aws).toEqual([
      expect.objectContaining({
        network: { vpcs: 0, elasticIps: 1 },
        instances: [
          expect.objectContaining({ subnet: expect.objectContaining({ id: 'subnet-0a1b2c3d' }) }),
          expect.anything(),
        ],
      }),
    ]);
  });

  test('is nothing for a deployed link without changes', () => {
    expect(demandWith(UP_TO_DATE, UP_TO_DATE, UP_TO_DATE)).toEqual({ aws: [], azure: undefined });
  });

  test('is nothing of an Azure side that exists and waits for a network', () => {
    expect(demandWith(UP_TO_DATE, { label: 'blocked', by: 'network' }, UP_TO_DATE, true).azure).toBeUndefined();
  });

  test('is nothing of an external Azure side', () => {
    expect(demandWith(NOT_DEPLOYED, { label: 'external' }, NOT_DEPLOYED).azure).toBeUndefined();
  });

  test('is the instance types of a router with changes, and no quota', () => {
    const { aws } = demandWith(UP_TO_DATE, UP_TO_DATE, { label: 'changes pending', changes: [] });

    expect(aws).toEqual([
      expect.objectContaining({ network: undefined, instances: [expect.anything(), expect.anything()] }),
    ]);
  });
});

test('IAM is asked about the stacks of AWS that do not exist, also about those that wait for others', () => {
  const states: Readonly<Record<string, ComponentState>> = {
    network: UP_TO_DATE,
    azure: NOT_DEPLOYED,
    router: { label: 'blocked', by: 'azure' },
  };
  const observed = componentsOf(LINK).map((component): ObservedComponent => ({
    component,
    state: states[component.kind] ?? UP_TO_DATE,
  }));
  const [{ name, region }] = LINK.sites;

  expect(stacksToCreate(observed)).toEqual([{ kind: 'router', site: name, region }]);
});
