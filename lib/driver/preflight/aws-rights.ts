/** What IAM's policy simulator says of one action. */
export interface Simulated {
  readonly action: string;
  /** On any of the resources that were asked about: a deployment need not use each of them. */
  readonly allowed: boolean;
  /** Condition keys of the policies whose values were not given. */
  readonly missing: readonly string[];
  /** What denies it beside the policies of the identity. */
  readonly deniedBy: readonly ('service control policies' | 'permissions boundary')[];
}

export interface JudgedRights {
  /** Actions that a deployment would not be allowed. */
  readonly denied: readonly string[];
  /** Actions that the simulator denies although AWS may allow them, each with the reason for the doubt. */
  readonly uncertain: readonly { readonly action: string; readonly why: string }[];
}

/**
 * Returns which denials are certain. The simulator lists no condition keys of service control policies and permissions
 * boundaries, and evaluates none whose value it was not given: what they deny may be allowed.
 * @param allowed - actions that AWS allowed in a dry run
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_EvaluationResult.html
 */
export function judgeRights(simulated: readonly Simulated[], allowed: readonly string[]): JudgedRights {
  const isAllowed = new Set(simulated.filter((each) => each.allowed).map(({ action }) => action));
  const denied = simulated.filter(({ action }) => !isAllowed.has(action));
  const contradicted = denied.find(({ action }) => allowed.includes(action));
  const uncertain = denied.flatMap(({ action, missing, deniedBy }) => {
    const [other] = deniedBy;
    if (contradicted !== undefined) {
      return [{ action, why: `the policy simulator denies ${contradicted.action}, which a dry run allowed` }];
    }
    if (missing.length > 0)
      return [{ action, why: `its policies depend on ${[...new Set(missing)].sort().join(', ')}` }];
    return other === undefined ? [] : [{ action, why: `${other} that may have conditions deny it` }];
  });
  const doubted = new Set(uncertain.map(({ action }) => action));
  const certain = denied.map(({ action }) => action).filter((action) => !doubted.has(action));
  return { denied: [...new Set(certain)].sort(), uncertain };
}
