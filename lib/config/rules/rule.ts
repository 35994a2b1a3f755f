import type { ConfigPath, Problem } from '../problems/problem';
import type { Resolved } from '../resolve-defaults';
import type { Config } from '../schema/config';

/** What a cross-field rule looks at: the file's values and those that follow from them. */
export interface RuleInput {
  readonly config: Config;
  readonly resolved: Resolved;
  /** The command that reads the existing networks. */
  readonly discover: string;
}

/** What a rule about `ipsec` alone looks at. */
export interface IpsecInput {
  readonly config: Pick<Config, 'ipsec'>;
}

type Gateway = Config['azure']['gateway'];

/** What a rule about the VPN gateway and its connections looks at. */
export interface GatewayInput {
  readonly config: {
    readonly azure: { readonly gateway: Pick<Gateway, 'sku'> & Partial<Pick<Gateway, 'id' | 'zones'>> };
    readonly ipsec: Config['ipsec'];
  };
  readonly resolved: Pick<Resolved, 'connectionMode' | 'generation' | 'location' | 'zones'>;
}

/** A problem between fields; `others` are all the further values that the rule looked at. */
export interface RuleProblem extends Problem {
  readonly others?: readonly ConfigPath[];
}

/** One rule, in one file; an empty list means the config keeps it. */
export type Rule<Input = RuleInput> = (input: Input) => readonly RuleProblem[];
