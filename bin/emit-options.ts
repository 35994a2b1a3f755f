import type { EmitOptions } from '../lib/terraform-to-bicep';
import { componentsOf } from '../lib/model/components';
import { isKnown } from '../lib/model/fact';
import type { Link } from '../lib/model/link';
import {
  BICEP_FOLDER,
  keyVaultSecret,
  peerNameVariables,
  PLAIN_SITE,
  sharedKeyVariable,
  sitePrefixVariable,
} from '../lib/model/names';

/** The commands of a templates' page run in its folder, and npm runs its commands in the project's. */
const PROJECT = '../'.repeat(BICEP_FOLDER.split('/').length);
const IMPORT = 'npm run -s vpc2vnet handoff import';

/** Returns what the templates' page has of the link: its key vault, its secrets, and how to import the outputs. */
export function emitOptions(link: Link): EmitOptions {
  const { keyVault } = link.azure;
  return {
    literals: literalsOf(link),
    ...(keyVault === undefined
      ? {}
      : {
          keyVault: {
            ...keyVault,
            secrets: Object.fromEntries(
              link.sites.map(({ name }) => [sharedKeyVariable(name), keyVaultSecret(name, keyVault.secret)]),
            ),
          },
        }),
    keyVaultSetting: '`azure.keyVault` in the configuration',
    secretCommands: Object.fromEntries(
      link.sites.flatMap(({ name, region, ipsec: { sharedKeySecretArn } }) =>
        isKnown(sharedKeySecretArn) ? [[sharedKeyVariable(name), readSecret(region, sharedKeySecretArn.value)]] : [],
      ),
    ),
    outputsFile: `${PROJECT}azure-outputs.json`,
    handoffCommand: `${IMPORT} azure-outputs.json`,
    otherSide: {
      when: 'An AWS side that is deployed from its CloudFormation templates reports in the same way, after each of its stacks:',
      commands: componentsOf(link)
        .filter(({ kind }) => kind === 'network')
        .flatMap(({ stack, region }) => [
          `aws cloudformation describe-stacks --region ${region} --stack-name ${stack} --output json > ${PROJECT}aws-outputs.json`,
          `${IMPORT} aws-outputs.json`,
        ]),
    },
  };
}

/**
 * A named site has parameters for its addresses and its key, and literals for the rest: with five parameters a site, the
 * template of 50 sites would have more than the 256 that Azure allows.
 */
function literalsOf({ sites }: Link): readonly string[] {
  return sites
    .filter(({ name }) => name !== PLAIN_SITE)
    .flatMap(({ name, routers, prefixes }) => [
      ...routers.flatMap((router) => Object.values(peerNameVariables(name, router.name))),
      ...prefixes.map((cidr, index) => sitePrefixVariable(name, cidr, index)),
    ]);
}

function readSecret(region: string, arn: string): string {
  return `aws secretsmanager get-secret-value --region ${region} --secret-id ${arn} --query SecretString --output text`;
}
