import { CURRENTLY_RECOMMENDED_FLAGS, CURRENT_VERSION_FLAG_DEFAULTS } from 'aws-cdk-lib/cx-api';

/**
 * Returns the CDK's feature flags that a new project would switch, each at the value that its absence has.
 *
 * A flag without a value makes `cdk synth` print a warning, and lets a `cdk.json` switch it: `cdk` would then deploy
 * other templates than `npm run synth` writes.
 */
export function decidedFeatureFlags(): Readonly<Record<string, unknown>> {
  const defaults: Readonly<Record<string, unknown>> = CURRENT_VERSION_FLAG_DEFAULTS;
  return Object.fromEntries(Object.keys(CURRENTLY_RECOMMENDED_FLAGS).map((name) => [name, defaults[name] ?? false]));
}
