import { nearest } from '../../base/nearest';
import { GATEWAY_SKU_NAMES, RETIRED_SKUS } from '../../catalog/gateway-sku';
import { skuRow } from '../../catalog/gateway-sku';
import type { Config } from '../schema/config';
import type { GatewayInput, Rule, RuleProblem } from './rule';

const SKU = ['azure', 'gateway', 'sku'] as const;

/** The SKU can still be created. */
export const gatewaySku: Rule<GatewayInput> = ({ config }) => {
  const name = config.azure.gateway.sku;
  if (skuRow(name) !== undefined) return [];
  // One that exists may have it still.
  if (config.azure.gateway.id !== undefined && Object.hasOwn(RETIRED_SKUS, name)) return [];
  const retired = Object.hasOwn(RETIRED_SKUS, name) ? RETIRED_SKUS[name] : undefined;
  if (retired !== undefined) {
    return [
      {
        code: 'sku-retired',
        path: SKU,
        rule: `must be a SKU that Azure still creates: ${retired.history}`,
        value: name,
        remedy: `use ${retired.replacement}`,
      },
    ];
  }
  return [
    {
      code: 'sku-unknown',
      path: SKU,
      rule: `must be one of ${GATEWAY_SKU_NAMES.join(', ')}`,
      value: name,
      remedy: `the nearest is ${nearest(name, GATEWAY_SKU_NAMES).word}`,
    },
  ];
};

/** The generation is one that the SKU comes in. */
export const skuGeneration: Rule<GatewayInput> = ({ config, resolved }) => {
  const row = skuRow(config.azure.gateway.sku);
  if (row === undefined || row.generations.includes(resolved.generation)) return [];
  return [
    {
      code: 'sku-generation',
      path: ['azure', 'gateway', 'generation'],
      others: [SKU],
      rule: `must be ${row.generations.join(' or ')} for ${config.azure.gateway.sku}`,
      value: resolved.generation,
      remedy: `write ${row.generations[0]}, or leave the key out`,
    },
  ];
};

/** The link asks the SKU for nothing that it lacks. */
export const skuFeatures: Rule<GatewayInput> = ({ config, resolved }) => {
  const row = skuRow(config.azure.gateway.sku);
  if (row === undefined) return [];
  const sku = config.azure.gateway.sku;
  const problems: RuleProblem[] = [];
  if (!row.customPolicy && config.ipsec.profile !== 'azure-default') problems.push(policyTaken(sku, config.ipsec));
  if (!row.connectionMode && resolved.connectionMode !== 'Default') {
    problems.push({
      code: 'sku-connection-mode',
      path: ['ipsec', 'connectionMode'],
      others: [SKU],
      rule: `must be Default for ${sku}`,
      value: resolved.connectionMode,
      remedy: 'leave the key out, or use VpnGw1AZ',
    });
  }
  if (!row.zones && resolved.zones.length > 0) {
    problems.push({
      code: 'sku-zones',
      path: ['azure', 'gateway', 'zones'],
      others: [SKU],
      rule: `must be empty for ${sku}, whose public IP has no zones`,
      remedy: 'leave the key out, or use VpnGw1AZ',
    });
  }
  return problems;
};

/** A created gateway takes a connection of every site. */
export const skuTunnels: Rule = ({ config, resolved: { sites } }) => {
  const { id, sku } = config.azure.gateway;
  const row = skuRow(sku);
  if (id !== undefined || row === undefined || sites.length <= row.tunnels) return [];
  return [
    {
      code: 'sku-tunnels',
      path: ['sites'],
      others: [SKU],
      rule: `must be at most ${row.tunnels - 1} beside aws: ${sku} takes ${row.tunnels} connections`,
      value: sites.length - 1,
      remedy: 'remove some, or use VpnGw4AZ, which takes 100',
    },
  ];
};

/** Reported at the policy or profile if the file has one, otherwise at the SKU. */
function policyTaken(sku: string, ipsec: Config['ipsec']): RuleProblem {
  const common = {
    code: 'sku-policy',
    others: [SKU, ['ipsec', 'policy'], ['ipsec', 'profile']],
    remedy: 'write profile: azure-default under ipsec, or use VpnGw1AZ',
  } as const;
  const why = `because ${sku} supports no custom IPsec policy`;
  if (ipsec.policy !== undefined) return { ...common, path: ['ipsec', 'policy'], rule: `must not be set, ${why}` };
  if (ipsec.profile === undefined) {
    const rule = 'must be a SKU that supports a custom IPsec policy, which the default profile, strong, uses';
    return { ...common, path: SKU, rule, value: sku };
  }
  return { ...common, path: ['ipsec', 'profile'], rule: `must be azure-default, ${why}`, value: ipsec.profile };
}
