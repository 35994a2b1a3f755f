import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface IamAnswer {
  /** @default 200 */
  readonly status?: number;
  readonly xml: string;
}

/** IAM as its answers in XML: the SDK of this process sends its requests there. */
export interface Iam {
  /** The requests since the last call of `answer`. */
  readonly requests: readonly URLSearchParams[];
  /** Sets the next answers, in their order. */
  readonly answer: (...answers: readonly IamAnswer[]) => void;
  readonly stop: () => Promise<void>;
}

export async function startIam(): Promise<Iam> {
  const before = { ...process.env };
  const requests: URLSearchParams[] = [];
  let next: readonly IamAnswer[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const { status = 200, xml } = next[requests.length] ?? denied('NotExpected');
      requests.push(new URLSearchParams(body));
      response.writeHead(status, { 'content-type': 'text/xml' }).end(xml);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    AWS_ACCESS_KEY_ID: 'testing',
    AWS_SECRET_ACCESS_KEY: 'testing',
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  });
  return {
    requests,
    answer: (...answers) => {
      next = answers;
      requests.splice(0);
    },
    stop: async () => {
      process.env = before;
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

export function denied(code: string): IamAnswer {
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
export function evaluated(results: string, marker?: string): IamAnswer {
  const page = marker === undefined ? '' : `<Marker>${marker}</Marker>`;
  return {
    xml: `<SimulatePrincipalPolicyResponse><SimulatePrincipalPolicyResult><IsTruncated>${marker !== undefined}</IsTruncated>${page}<EvaluationResults>${results}</EvaluationResults></SimulatePrincipalPolicyResult></SimulatePrincipalPolicyResponse>`,
  };
}
