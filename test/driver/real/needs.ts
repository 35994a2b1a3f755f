import { succeeds, type Need } from '../../fixtures/needs';
import { once } from '../../fixtures/once';

/** The server, its web framework, and what reads templates of CloudFormation; the program fails where one is missing. */
const FIND_MOTO = `from importlib.util import find_spec
assert all(map(find_spec, ['moto.server', 'flask', 'cfnlint']))`;

/** Python that has moto; in CI the one on the PATH. */
export const MOTO_PYTHON = process.env.VPC2VNET_MOTO_PYTHON ?? 'python3';

export const MOTO: Need = {
  what: "moto's server",
  install:
    "pip install 'moto[server,cloudformation,ec2,secretsmanager,ssm,iam]', and name its python in VPC2VNET_MOTO_PYTHON",
  // Asked once, and without loading the packages, which takes seconds.
  isMet: once(() => succeeds(MOTO_PYTHON, ['-c', FIND_MOTO])),
};

/** What the preflight takes for a login to Azure; terraform_data needs none. */
export const AZURE_LOGIN = {
  ARM_CLIENT_ID: 'none',
  ARM_SUBSCRIPTION_ID: '00000000-0000-0000-0000-0000000000ee',
} as const;

/** The filesystem mirror that test/driver/azurerm-provider.sh builds; empty when it is not named. */
export const AZURERM_MIRROR = process.env.VPC2VNET_AZURERM_PROVIDER ?? '';

/** The real azurerm provider, without the services that our stack has nothing of. */
export const AZURERM_PROVIDER: Need = {
  what: 'the azurerm provider',
  install:
    'test/driver/azurerm-provider.sh DIRECTORY builds it in some 3 minutes; name DIRECTORY in VPC2VNET_AZURERM_PROVIDER',
  isMet: () => AZURERM_MIRROR !== '',
};
