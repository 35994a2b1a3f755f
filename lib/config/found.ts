import type { Config } from './schema/config';

/** What was found of an existing VPC, in the words of the config. */
export interface FoundVpc {
  readonly id: string;
  readonly cidrs: readonly string[];
  readonly subnets: readonly {
    readonly id: string;
    readonly cidr: string;
    readonly public: boolean;
  }[];
  readonly routeTables: readonly string[];
}

/** What was found in the clouds. */
export interface Found {
  readonly vpc?: FoundVpc;
}

/** The config with what was found of a network that it names and does not describe; what it says itself wins. */
export function withFound(config: Config, { vpc: found }: Found): Config {
  const { vpc } = config.aws;
  if (vpc.id === undefined || vpc.id !== found?.id) return config;
  return {
    ...config,
    aws: {
      ...config.aws,
      vpc: {
        ...vpc,
        cidrs: vpc.cidrs ?? [...found.cidrs],
        subnets: vpc.subnets ?? found.subnets.map((subnet) => ({ ...subnet })),
        routeTables: vpc.routeTables ?? [...found.routeTables],
      },
    },
  };
}
