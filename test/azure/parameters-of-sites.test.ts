import { emitOptions } from '../../bin/emit-options';
import { emitAzure } from '../../lib/terraform-to-bicep';
import type { Link } from '../../lib/model/link';
import { terraformOf, writtenTerraformOf } from '../fixtures/azure-stack';
import { configOf } from '../fixtures/config';
import { linkOf } from '../fixtures/link-of';
import { furtherSites } from '../fixtures/sites';

/** As many as the largest gateways have connections for. */
const SITES = 100;

function linkOfSites(count: number): Link {
  return linkOf(configOf({ azure: { gateway: { sku: 'VpnGw4AZ' } } }, furtherSites(count - 1)), undefined, true);
}

function parametersOf(link: Link): readonly string[] {
  const files = emitAzure(JSON.parse(writtenTerraformOf(link)), emitOptions(link));
  const template = files.find(({ path }) => path === 'azuredeploy.json')?.content ?? '';
  return Object.keys((JSON.parse(template) as { parameters: object }).parameters);
}

test(`a link of ${SITES} sites has a template that Azure accepts`, () => {
  expect(parametersOf(linkOfSites(SITES)).length).toBeLessThanOrEqual(256);
});

test('a named site adds the parameters that a deployment must be given', () => {
  const [one, two] = [1, 2].map((count) => parametersOf(linkOfSites(count)));
  expect(two?.filter((name) => !one?.includes(name))).toEqual(['sharedKey_site1', 'vpcGatewayIpAddress_site1']);
});

test('each literal of the templates is a variable of the Terraform stack', () => {
  const link = linkOfSites(2);
  const { variable } = terraformOf(link);
  const { literals = [] } = emitOptions(link);
  expect(literals.filter((name) => variable?.[name] === undefined)).toEqual([]);
  expect(literals).not.toEqual([]);
});
