import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { LabError } from '../lab-error';
import { readConnections, type AzureConnection } from './azure-connection';
import { readRouters, type RenderedRouter } from './router-files.edge';
import type { TerraformJson } from './terraform-json';
import { readVpcSide, type CloudFormation, type VpcSide } from './vpc-side';

/** A link as rendered in an output folder: the router's files and both clouds. */
export interface LabLink {
  readonly router: RenderedRouter;
  readonly vpc: VpcSide;
  readonly connection: AzureConnection;
  /** Public addresses of the Azure gateway from the hand-off, one per instance. */
  readonly gatewayAddresses: readonly string[];
}

/**
 * Reads an output folder of `synth`: its first router and its first connection.
 * @throws LabError when one of them is missing
 */
export function readLink(outDir: string, gatewayAddresses: readonly string[]): LabLink {
  const [router] = readRouters(outDir);
  const stacks = join(outDir, 'cdktf.out', 'stacks');
  const connections = readdirSync(stacks).flatMap((stack) =>
    readConnections(JSON.parse(readFileSync(join(stacks, stack, 'cdk.tf.json'), 'utf8')) as TerraformJson),
  );
  const [connection] = connections;
  if (!router || !connection) throw new LabError(`${outDir} contains no router or no connection; run synth first`);
  return { router, vpc: readVpcSide(readTemplates(join(outDir, 'cdk.out'))), connection, gatewayAddresses };
}

function readTemplates(dir: string): readonly CloudFormation[] {
  const names = readdirSync(dir).filter((name) => name.endsWith('.template.json'));
  return names.map((name) => JSON.parse(readFileSync(join(dir, name), 'utf8')) as CloudFormation);
}
