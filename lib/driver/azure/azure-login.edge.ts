import { runQuiet } from '../tools/child.edge';
import type { Subscription } from '../preflight/preflight';

/** Whether the azurerm provider has credentials, and the subscription that it uses. */
export interface AzureLogin {
  readonly credentials: boolean;
  readonly subscription: Subscription | undefined;
}

/** Any of these makes azurerm try something other than the Azure CLI. */
const CREDENTIALS = ['ARM_CLIENT_ID', 'ARM_CLIENT_ID_FILE_PATH', 'ARM_USE_MSI', 'ARM_USE_OIDC'] as const;

/**
 * Returns the login from the environment, or else that of `az`. Since its version 4 the provider uses the login of `az`,
 * but not its subscription, so the driver has to pass that on.
 */
export async function azureLogin(): Promise<AzureLogin> {
  const ofAz = await subscriptionOfAz();
  const asked = variable('ARM_SUBSCRIPTION_ID');
  return {
    credentials: ofAz !== undefined || CREDENTIALS.some((name) => variable(name) !== undefined),
    subscription: asked === undefined ? ofAz : { id: asked, from: 'ARM_SUBSCRIPTION_ID' },
  };
}

/** The azurerm provider ignores an empty variable. */
function variable(name: string): string | undefined {
  const value = process.env[name];
  return value === '' ? undefined : value;
}

async function subscriptionOfAz(): Promise<Subscription | undefined> {
  try {
    const args = ['account', 'show', '--query', 'id', '--output', 'tsv'];
    const { code, stdout } = await runQuiet({ command: 'az', args, cwd: '.' });
    return code === 0 ? { id: stdout.trim(), from: 'az' } : undefined;
  } catch {
    return undefined;
  }
}
