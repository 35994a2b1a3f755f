import { startQueryService, type QueryAnswer } from './query-service';

/** IAM as its answers in XML: the SDK of this process sends its requests there. */
export interface Iam {
  /** The requests since the last call of `answer`. */
  readonly requests: readonly URLSearchParams[];
  /** Sets the next answers, in their order. */
  readonly answer: (...answers: readonly QueryAnswer[]) => void;
  readonly stop: () => Promise<void>;
}

export async function startIam(): Promise<Iam> {
  const requests: URLSearchParams[] = [];
  let next: readonly QueryAnswer[] = [];
  const stop = await startQueryService((request) => {
    const answer = next[requests.length] ?? denied('NotExpected');
    requests.push(request);
    return answer;
  });
  return {
    requests,
    answer: (...answers) => {
      next = answers;
      requests.splice(0);
    },
    stop,
  };
}

export function denied(code: string): QueryAnswer {
  return {
    status: 403,
    xml: `<ErrorResponse><Error><Code>${code}</Code><Message>no</Message></Error></ErrorResponse>`,
  };
}

/** The result for an action. */
export function result(action: string, decision: string, further = ''): string {
  return `<member><EvalActionName>${action}</EvalActionName><EvalDecision>${decision}</EvalDecision>${further}</member>`;
}

/** A page of results; with a marker, another one follows. */
export function evaluated(results: string, marker?: string): QueryAnswer {
  const page = marker === undefined ? '' : `<Marker>${marker}</Marker>`;
  return {
    xml: `<SimulatePrincipalPolicyResponse><SimulatePrincipalPolicyResult><IsTruncated>${marker !== undefined}</IsTruncated>${page}<EvaluationResults>${results}</EvaluationResults></SimulatePrincipalPolicyResult></SimulatePrincipalPolicyResponse>`,
  };
}
