import { LabError } from '../lab-error';
import { readSecurityGroup, type SecurityGroup } from './security-group';

/** CloudFormation's JSON as the CDK writes it. */
export interface CloudFormation {
  readonly Resources?: Readonly<Record<string, Resource>>;
}
type Properties = Readonly<Record<string, unknown>>;

interface Resource {
  readonly Type: string;
  readonly Properties?: Properties;
}

/** How the emitted VPC handles packets to and from the router. */
export interface VpcSide {
  /** Destinations that the VPC's route tables route to the router. */
  readonly routesToRouter: readonly string[];
  /**
   * Whether EC2 drops packets that the instance is neither source nor destination of; a router must disable it.
   * @see https://docs.aws.amazon.com/vpc/latest/userguide/work-with-nat-instances.html#EIP_Disable_SrcDestCheck
   */
  readonly sourceDestCheck: boolean;
  /** Whether the stacks create no VPC, so that it exists without them. */
  readonly isExisting: boolean;
  readonly securityGroup: SecurityGroup;
}

/**
 * Reads the emitted stacks; the router is the instance that is the target of routes.
 * @throws LabError without such a route, or when the router has no security group
 */
export function readVpcSide(templates: readonly CloudFormation[]): VpcSide {
  const resources = templates.flatMap(({ Resources }) => Object.entries(Resources ?? {}));
  const routes = resources.flatMap(([, { Type, Properties }]) => {
    const instance = refOf(Properties?.['InstanceId']);
    const to = Properties?.['DestinationCidrBlock'];
    return Type === 'AWS::EC2::Route' && instance !== undefined && typeof to === 'string' ? [{ instance, to }] : [];
  });
  const [router] = routes.map(({ instance }) => instance);
  if (router === undefined) throw new LabError('the VPC has no route to a router; synthesize it again');
  const instance = resources.find(([id]) => id === router)?.[1].Properties;
  return {
    routesToRouter: [...new Set(routes.map(({ to }) => to))].sort(),
    sourceDestCheck: instance?.['SourceDestCheck'] !== false,
    isExisting: !resources.some(([, { Type }]) => Type === 'AWS::EC2::VPC'),
    securityGroup: readSecurityGroup(groupOf(instance, resources)),
  };
}

/** Returns the security group of an instance. @throws LabError when it has none */
export function groupOf(
  instance: Properties | undefined,
  resources: readonly (readonly [string, Resource])[],
): Properties {
  const [first] = (instance?.['NetworkInterfaces'] ?? []) as readonly { readonly GroupSet?: unknown }[];
  const references = JSON.stringify(first?.GroupSet ?? instance?.['SecurityGroupIds'] ?? []);
  const group = resources.find(
    ([id, { Type }]) => Type === 'AWS::EC2::SecurityGroup' && references.includes(`"${id}"`),
  );
  if (group === undefined) throw new LabError('the router has no security group; synthesize it again');
  return group[1].Properties ?? {};
}

function refOf(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null && 'Ref' in value ? String(value.Ref) : undefined;
}
