import { stackOfTemplate } from '../../base/template-path';
import { cidrOf, type Cidr } from '../../cidr/cidr';
import { addressOf } from '../packet';
import { ReachError } from '../reach-error';
import { readAwsSide, type AwsSide, type Instance } from './aws-side';
import { readAzureSide, type AzureSide } from './azure-side';
import { readTemplates } from './cloudformation';
import { readRuleset, type Ruleset } from './nftables';

/** What is deployed of a link, as far as it decides who reaches whom. */
export interface Deployed {
  readonly aws: AwsSide;
  readonly azure: AzureSide;
  readonly routers: readonly Router[];
  /** Public addresses of the Azure gateway, one per instance. */
  readonly gatewayAddresses: readonly bigint[];
}

export interface Router {
  /** Name of its folder. */
  readonly name: string;
  readonly instance: Instance;
  readonly firewall: Ruleset;
  /** The destinations that it routes to a tunnel interface. */
  readonly tunnelRoutes: readonly { readonly network: Cidr; readonly device: string }[];
}

/** A rendered file, with a path relative to the output folder. */
export interface RenderedFile {
  readonly path: string;
  readonly content: string;
}

/**
 * Reads the files that `synth` renders: CloudFormation templates, the Terraform stack, and each router's firewall and
 * routes. The config is not read.
 * @param gatewayAddresses public addresses of the Azure gateway, which only the hand-off has
 * @throws ReachError when a file is missing, or for a rule whose effect is not computed
 */
export function readDeployed(files: readonly RenderedFile[], gatewayAddresses: readonly string[]): Deployed {
  const sorted = [...files].sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  const templates = sorted.flatMap(({ path, content }) => {
    const name = stackOfTemplate(path);
    return name === undefined ? [] : [{ name, content }];
  });
  const terraform = files.find(({ path }) => /^cdktf\.out\/stacks\/[^/]+\/cdk\.tf\.json$/.test(path));
  if (terraform === undefined) throw new ReachError('the Terraform stack is missing; run synth first');
  const aws = readAwsSide(readTemplates(templates));
  return {
    aws,
    azure: readAzureSide(terraform.content),
    routers: readRouters(sorted, aws.instances),
    gatewayAddresses: gatewayAddresses.map(addressOf),
  };
}

/** The files of the first site before those of further ones, whatever their order was. */
function orderOf({ path }: RenderedFile): string {
  const isFurther = path.includes('--') || /^router\/[^/]+\/[^/]+\/etc\//.test(path);
  return `${isFurther ? 1 : 0} ${path}`;
}

function readRouters(files: readonly RenderedFile[], instances: readonly Instance[]): readonly Router[] {
  const found = files.flatMap(({ path, content }) => {
    const name = /^router\/(.+)\/etc\/nftables\.conf$/.exec(path)?.[1];
    return name === undefined ? [] : [{ name, content }];
  });
  const sites = found.flatMap(({ name }) => siteOf(name) ?? []);
  return found.map(({ name, content }) => {
    const instance = instances.find(({ path }) => isInstanceOf(path, name, sites));
    if (instance === undefined) throw new ReachError(`no template has the instance of ${name}`);
    const unit = files.find((file) => file.path === `router/${name}/etc/systemd/system/vpc2vnet-routes.service`);
    return { name, instance, firewall: readRuleset(content), tunnelRoutes: readRoutes(unit?.content ?? '') };
  });
}

/** The site in the name of a router, `SITE/ROUTER`; `undefined` for a router of the first site, `ROUTER`. */
function siteOf(name: string): string | undefined {
  return name.includes('/') ? name.split('/')[0] : undefined;
}

/** Whether a construct is the instance of a router: stacks of a further site have `--SITE-` in their names. */
function isInstanceOf(path: string, name: string, sites: readonly string[]): boolean {
  const [stack = '', construct] = path.split('/');
  const site = sites.find((each) => stack.includes(`--${each}-`));
  return site === siteOf(name) && construct === name.split('/').at(-1);
}

/** The routes that the unit adds, from its commands `ip route replace PREFIX dev DEVICE`. */
function readRoutes(unit: string): Router['tunnelRoutes'] {
  return [...unit.matchAll(/ip route replace (\S+) dev (\S+)/g)].map(([, network = '', device = '']) => ({
    network: cidrOf(network),
    device,
  }));
}
