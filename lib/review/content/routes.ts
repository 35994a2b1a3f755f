import type { OutputFile } from '../../write-files/file-tree';
import { printValue, templatesIn, type Template } from '../templates/cloudformation';
import { ofType, referred, stacksIn, textOf, type TfStack } from '../templates/terraform';

/** A route that one of the outputs makes. */
export interface Route {
  readonly side: 'AWS' | 'router' | 'Azure';
  /** Where it is: a route table, a router, or the VNet. */
  readonly where: string;
  readonly prefix: string;
  readonly to: string;
}

/** Returns the routes on both sides and on the routers, from the rendered files. */
export function routesIn(files: readonly OutputFile[]): readonly Route[] {
  return [
    ...templatesIn(files).flatMap(awsRoutes),
    ...files.flatMap(routerRoutes),
    ...stacksIn(files).flatMap((stack) => [...gatewayRoutes(stack), ...peeringRoutes(stack)]),
  ];
}

function awsRoutes(template: Template): readonly Route[] {
  return template.resources
    .filter(({ type }) => type === 'AWS::EC2::Route')
    .map(({ properties }) => ({
      side: 'AWS',
      where: tableName(printValue(properties['RouteTableId'], template)),
      prefix: printValue(properties['DestinationCidrBlock'], template),
      to: targetOf(properties, template),
    }));
}

function targetOf(properties: Readonly<Record<string, unknown>>, template: Template): string {
  if (properties['GatewayId'] !== undefined) return 'internet gateway';
  const [stack = '', ...steps] = printValue(properties['InstanceId'], template).split('/');
  return `instance ${steps.slice(0, -1).join('/')} of ${stack}`;
}

/** A created table by its name and its stack, whether the value is its tag Name or the parameter with its id. */
function tableName(value: string): string {
  const [stack = value, ...steps] = value.replace(/^\/vpc2vnet\//, '').split('/');
  return steps.length === 0 ? `route table ${stack}` : `route table ${steps.at(-1)} of ${stack}`;
}

const ROUTE = /^ExecStart=\S*ip route replace (\S+) dev (\S+)/gm;

/** The unit that adds the routes through the tunnel interfaces. */
function routerRoutes({ path, content }: OutputFile): readonly Route[] {
  const router = /^router\/(.*)\/etc\/systemd\/system\/vpc2vnet-routes\.service$/.exec(path)?.[1];
  if (router === undefined) return [];
  return [...content.matchAll(ROUTE)].map(([, prefix = '', device = '']) => ({
    side: 'router',
    where: router,
    prefix,
    to: `tunnel interface ${device}`,
  }));
}

/** The gateway propagates what the local network gateway of a connection has. */
function gatewayRoutes(stack: TfStack): readonly Route[] {
  return ofType(stack, 'azurerm_virtual_network_gateway_connection').flatMap(({ values }) => {
    const local = referred(stack, values['local_network_gateway_id']);
    const prefixes = local?.values['address_space'];
    return (Array.isArray(prefixes) ? prefixes : []).map((prefix) => ({
      side: 'Azure' as const,
      where: 'VNet, propagated by the gateway',
      prefix: String(prefix),
      to: `connection ${textOf(values['name'])} to ${textOf(local?.values['gateway_address'])}`,
    }));
  });
}

/** A spoke learns the same prefixes through the peering that it uses the gateway by. */
function peeringRoutes(stack: TfStack): readonly Route[] {
  return ofType(stack, 'azurerm_virtual_network_peering')
    .filter(({ values }) => values['use_remote_gateways'] === true)
    .map(({ values }) => ({
      side: 'Azure',
      where: `VNet ${textOf(referred(stack, values['virtual_network_name'])?.values['name'])}`,
      prefix: 'the prefixes of AWS',
      to: `peering ${textOf(values['name'])}, gateway of the hub`,
    }));
}
