/** What exists in both clouds, and what their users' checkouts know of it. All of it is data; steps return another world. */
export interface World {
  readonly aws: Aws;
  readonly azure?: AzureSide;
  /** Canonical's latest AMI, by the number of its release. */
  readonly release: number;
  /** Counts what was created, so that nothing that is created again is the same. */
  readonly created: number;
  readonly checkouts: readonly Checkout[];
  /** Who has pushed last, where all pull before they work. */
  readonly last?: number;
}

export interface Aws {
  readonly network?: Network;
  readonly router?: RouterStack;
}

/** A network stack of CloudFormation, with the values of its resources. */
export interface Network {
  /** All that its template is made from; the same text means no changes. */
  readonly template: string;
  readonly outputs: Outputs;
  readonly vpc: string;
  /** Subnet of the router. */
  readonly subnet: string;
  readonly cidrs: readonly string[];
  readonly address: string;
  readonly secretArn: string;
  readonly key: string;
}

export interface RouterStack {
  readonly template: string;
  readonly outputs: Outputs;
  readonly vpc: string;
  readonly subnet: string;
  readonly address: string;
  readonly secretArn: string;
  readonly gateway: string;
  readonly policy: string;
  readonly initiates: boolean;
  readonly local: readonly string[];
  readonly remote: readonly string[];
}

/** The Azure side as Terraform's state and Resource Manager have it, which agree here. */
export interface AzureSide {
  readonly template: string;
  readonly outputs: Readonly<Record<string, unknown>>;
  /** What a change of creates the gateway's address again. */
  readonly gatewayId: string;
  readonly gateway: string;
  readonly peer: string;
  readonly key: string;
  readonly policy: string;
  readonly mode: string;
  readonly local: readonly string[];
  readonly vnet: readonly string[];
}

export type Outputs = Readonly<Record<string, string>>;

/** A directory with a config and what the tools have written there. */
export interface Checkout {
  readonly config: Choices;
  readonly handoff?: string;
  readonly awsOutputs?: string;
  readonly azureOutputs?: string;
}

/** What was chosen of each edit, by its name; the first choice when an edit has none. */
export type Choices = Readonly<Record<string, number>>;

export const EMPTY: World = { aws: {}, release: 1, created: 0, checkouts: [{ config: {} }] };
