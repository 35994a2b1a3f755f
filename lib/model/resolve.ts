import { deepFreeze } from '../base/freeze';
import type { LoadedConfig } from '../config/load';
import type { Config } from '../config/schema/config';
import type { Link, StateBackend } from './link';
import { resolveAzure } from './resolve-azure';
import { resolveSite } from './resolve-site';

/** What a model is made from: a config without problems, and the values that follow from it. */
export type ResolveInput = Pick<LoadedConfig, 'config' | 'resolved'>;

/** The model of a config, with every fact pending. */
export function resolveLink(input: ResolveInput): Link {
  const { config } = input;
  const [plain, ...further] = input.resolved.sites;
  const azure = resolveAzure(input);
  return deepFreeze({
    name: config.name,
    tags: config.tags,
    ignoreTags: config.ignoreTags,
    prices: config.prices,
    backend: resolveBackend(config),
    roles: config.aws.roles,
    azure,
    sites: [
      resolveSite(input, plain, azure.gateway),
      ...further.map((site) => resolveSite(input, site, azure.gateway)),
    ] as const,
  });
}

function resolveBackend({ name, backend: { s3, azurerm } }: Config): StateBackend {
  const key = `vpc2vnet/${name}.tfstate`;
  if (s3 !== undefined) return { kind: 's3', ...s3, key: s3.key ?? key };
  if (azurerm !== undefined) return { kind: 'azurerm', ...azurerm, key: azurerm.key ?? key };
  return { kind: 'local' };
}
