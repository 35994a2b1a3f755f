import { z } from 'zod';
import { SHARED_KEY_LENGTH } from '../../catalog/shared-key';
import { resourceGroupName } from './azure-fields';
import { field, patternField } from './field';
import { withStandIn } from './stand-in';

/** Both parameter files name the vault by its whole resource id, so that no part of it has a default. */
const subscription = withStandIn(
  patternField('Id of the subscription of the vault.', /^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$/, {
    code: 'subscription-id',
    rule: 'must be the id of a subscription, 32 hex digits in five groups',
    remedy: '`az account list --output table` lists them',
  }),
  '00000000-0000-0000-0000-000000000000',
);

/** @see https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules#microsoftkeyvault */
const vaultName = withStandIn(
  patternField('Name of the vault.', /^(?=.{3,24}$)[A-Za-z](-?[A-Za-z0-9])*$/, {
    code: 'key-vault-name',
    rule: 'must be 3 to 24 letters, digits and single hyphens, with a letter first and no hyphen last',
    remedy: 'write the name of a vault that exists; `az keyvault list --output table` lists them',
  }),
  'stand-in',
);

const SECRET_NAME = /^[A-Za-z0-9-]{1,127}$/;
/** The shape of the generated shared key: a name of this shape is more likely the key itself. */
const KEY_ITSELF = new RegExp(`^[A-Za-z]{${SHARED_KEY_LENGTH}}$`);

/** @see https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules#microsoftkeyvault */
const secretName = field(
  { description: 'Name of the secret that holds the shared key.', pattern: SECRET_NAME.source },
  {
    code: 'key-vault-secret',
    rule: 'must be the name of a secret, 1 to 127 letters, digits and hyphens',
    remedy: 'write a name such as shared-key',
    test: (value) => SECRET_NAME.test(value),
  },
  {
    code: 'key-vault-secret-value',
    rule: 'must not be the shared key itself',
    remedy: 'write the name of the secret, and renew the shared key if the file was shared',
    test: (value) => !KEY_ITSELF.test(value),
  },
);

export const keyVault = z
  .strictObject({
    subscription,
    resourceGroup: resourceGroupName('Resource group of the vault.'),
    name: vaultName,
    secret: secretName.default('shared-key'),
  })
  .optional()
  .meta({
    description:
      'Key vault that deployments from bicep-out read the shared key from; it must exist and be enabled for template deployment. Default: none, and the parameter files hold names to replace in a copy.',
  });
