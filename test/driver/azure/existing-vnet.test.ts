import { checkExistingVnet } from '../../../lib/driver/existing-vnet.edge';
import type { DriverEvent } from '../../../lib/driver/report/driver-event';
import { HUB, SUBSCRIPTION } from '../../discover/vnet';
import { configOf } from '../../fixtures/config';
import { linkOf } from '../../fixtures/link-of';

const LINK = linkOf(configOf({ azure: { vnet: { id: HUB, cidrs: ['10.40.0.0/16'] } } }));
/** A login that Terraform can use, and the driver cannot. */
const OIDC = { ARM_CLIENT_ID: 'client', ARM_CLIENT_SECRET: '', ARM_METADATA_HOSTNAME: '' };

describe('an existing VNet before a deployment', () => {
  const before = { ...process.env };

  beforeEach(() => Object.assign(process.env, OIDC));

  afterEach(() => {
    process.env = { ...before };
  });

  async function eventsOf(subscription: string | undefined): Promise<readonly DriverEvent[]> {
    const events: DriverEvent[] = [];
    await checkExistingVnet(LINK, undefined, subscription, 'correct it', (event) => events.push(event));
    return events;
  }

  test('is not compared, with a warning, where the login is only one of Terraform', async () => {
    expect(await eventsOf(SUBSCRIPTION)).toEqual([
      {
        event: 'warning',
        text: 'the VNet hub was not compared with Azure: only a client secret and the login of az are used for these questions',
      },
    ]);
  });

  test('is not compared where the Azure side is external', async () => {
    expect(await eventsOf(undefined)).toEqual([]);
  });
});
