export type InstanceArchitecture = 'arm64' | 'x86_64';

/**
 * Processor architecture of an EC2 instance type: Graviton has a g after the generation, or is the first generation, a1.
 * @see https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html
 */
export function architectureOf(instanceType: string): InstanceArchitecture {
  return /^(a1|[a-z]+\d+[a-z]*g[a-z]*(-[a-z0-9]+)*)\./.test(instanceType) ? 'arm64' : 'x86_64';
}
