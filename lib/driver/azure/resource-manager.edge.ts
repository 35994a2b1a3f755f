import { runQuiet } from '../tools/child.edge';

/** Reads from Azure Resource Manager, with the identity that Terraform uses. */
export interface ResourceManager {
  /**
   * The items of a list, of all its pages; of anything else, itself.
   * @throws Error of the class AzureRejection when the request is rejected.
   */
  readonly list: (
    path: string,
    apiVersion: string,
    query?: Readonly<Record<string, string>>,
  ) => Promise<readonly unknown[]>;
}

/** Version of the network interface. @see https://learn.microsoft.com/rest/api/virtualnetwork/ */
export const NETWORK_API = '2024-05-01';

/** A request that Resource Manager rejected. */
export class AzureRejection extends Error {
  /** Of HTTP. */
  readonly status: number;
  /** Azure's own, such as `AuthorizationFailed`; empty without one. */
  readonly code: string;
  /** Azure's sentence; empty without one. */
  readonly detail: string;

  constructor({ status, statusText }: Response, error: { readonly code?: string; readonly message?: string } = {}) {
    super(`${status} ${error.code ?? statusText}`.trim());
    this.status = status;
    this.code = error.code ?? '';
    this.detail = error.message ?? '';
  }
}

interface Cloud {
  readonly resourceManager: string;
  readonly login: string;
}

/** @see https://learn.microsoft.com/azure/azure-resource-manager/management/overview */
const PUBLIC_CLOUD: Cloud = {
  resourceManager: 'https://management.azure.com',
  login: 'https://login.microsoftonline.com',
};

const TIMEOUT_MS = 30_000;

/**
 * Connects with the client secret in the environment, or else with the login of `az`.
 * @returns why there is no connection, in its place, for any other way to log in
 */
export async function connectResourceManager(): Promise<ResourceManager | string> {
  try {
    const cloud = await findCloud();
    const token = await tokenFor(cloud);
    return typeof token === 'string' ? token : readerOf(cloud.resourceManager, token.value);
  } catch (error) {
    return messageOf(error);
  }
}

async function findCloud(): Promise<Cloud> {
  const host = process.env.ARM_METADATA_HOSTNAME ?? '';
  if (host === '') return PUBLIC_CLOUD;
  const found = (await getJson(`https://${host}/metadata/endpoints?api-version=2022-09-01`, {})) as {
    readonly resourceManager?: string;
    readonly authentication?: { readonly loginEndpoint?: string };
  };
  return {
    resourceManager: trimmed(found.resourceManager ?? PUBLIC_CLOUD.resourceManager),
    login: trimmed(found.authentication?.loginEndpoint ?? PUBLIC_CLOUD.login),
  };
}

async function tokenFor({ resourceManager, login }: Cloud): Promise<{ readonly value: string } | string> {
  const { ARM_CLIENT_ID = '', ARM_CLIENT_SECRET = '', ARM_TENANT_ID = '' } = process.env;
  if (ARM_CLIENT_ID !== '' && ARM_CLIENT_SECRET !== '') {
    const answer = await fetch(`${login}/${ARM_TENANT_ID}/oauth2/v2.0/token`, {
      method: 'POST',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: ARM_CLIENT_ID,
        client_secret: ARM_CLIENT_SECRET,
        scope: `${resourceManager}/.default`,
      }),
    });
    const { access_token: value, error } = (await answer.json()) as { access_token?: string; error?: string };
    return value === undefined ? `the login was rejected: ${error ?? answer.status}` : { value };
  }
  if (ARM_CLIENT_ID !== '') return 'only a client secret and the login of az are used for these questions';
  const args = [
    'account',
    'get-access-token',
    '--resource',
    resourceManager,
    '--query',
    'accessToken',
    '--output',
    'tsv',
  ];
  const { code, stdout } = await runAz(args);
  if (code === undefined) return 'az is not on the PATH';
  return code === 0 ? { value: stdout.trim() } : 'az gave no access token';
}

/** Without a code where `az` is not installed. */
async function runAz(args: readonly string[]): Promise<{ readonly code?: number; readonly stdout: string }> {
  try {
    return await runQuiet({ command: 'az', args, cwd: '.' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { stdout: '' };
    throw error;
  }
}

function readerOf(root: string, token: string): ResourceManager {
  return {
    list: async (path, apiVersion, query = {}) => {
      const items: unknown[] = [];
      const headers = { authorization: `Bearer ${token}` };
      let url: string | undefined =
        `${root}${path}?${new URLSearchParams({ 'api-version': apiVersion, ...query }).toString()}`;
      while (url !== undefined) {
        const page = (await getJson(url, headers)) as {
          readonly value?: readonly unknown[];
          readonly nextLink?: string;
        };
        items.push(...(page.value ?? [page]));
        url = page.nextLink;
      }
      return items;
    },
  };
}

async function getJson(url: string, headers: Readonly<Record<string, string>>): Promise<unknown> {
  const answer = await fetch(url, { headers, signal: AbortSignal.timeout(TIMEOUT_MS) });
  const body: unknown = await answer.json();
  if (!answer.ok) {
    const { error } = body as { readonly error?: { readonly code?: string; readonly message?: string } };
    throw new AzureRejection(answer, error);
  }
  return body;
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}

function trimmed(url: string): string {
  return url.replace(/\/+$/, '');
}
