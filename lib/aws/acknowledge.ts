import { Validations } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';

/**
 * Acknowledges findings of cdk-nag by rule id, or of another plugin by `PLUGIN::RULE`, each with its reason. `Validations.acknowledge` would do the same, but
 * records a stack trace, and with it paths of this machine.
 */
export function acknowledge(scope: Construct, findings: Readonly<Record<string, string>>): void {
  for (const [id, reason] of Object.entries(findings)) {
    scope.node.addMetadata(Validations.ACKNOWLEDGED_RULES_METADATA_KEY, { [qualified(id)]: reason });
  }
}

function qualified(id: string): string {
  return id.includes('::') && !id.includes('[') ? id : `Annotation::${id}`;
}
