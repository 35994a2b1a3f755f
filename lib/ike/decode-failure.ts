/** What both daemons and the router's key loader wrote. */
export interface Logs {
  readonly router: string;
  readonly gateway: string;
  readonly keyLoader: string;
}

/** Why there is no tunnel, in one line for the person who must act. */
export function decodeFailure(logs: Logs): string {
  for (const explain of EXPLANATIONS) {
    const reason = explain(logs);
    if (reason) return reason;
  }
  return 'the logs of both sides show no known reason; run again with --keep to look around';
}

/** Names the peer. */
const NO_CONNECTION_FOR = /no IKE config found for [\d.]+\.\.\.([\d.]+)/;

/** From the surest sign to the weakest. What the router's daemon met decides; the gateway's log says what it made of it. */
export const EXPLANATIONS: readonly ((logs: Logs) => string | undefined)[] = [
  ({ keyLoader }) => {
    const error = last(keyLoader, /^(curl: .*|.*must be 8 to 128.*|.*is not in memory)$/m);
    if (!error || /is associated with this instance/.test(keyLoader)) return undefined;
    return `the router has no shared key yet: ${error}`;
  },
  ({ keyLoader }) =>
    /the shared key is in place/.test(keyLoader) && !/is associated with this instance/.test(keyLoader)
      ? 'the router waits for its Elastic IP: the metadata service names another public address'
      : undefined,
  ({ router, gateway }) => {
    const peer = /NO_PROP/.test(router) && last(lastLines(gateway), NO_CONNECTION_FOR);
    return peer
      ? `the Azure gateway knows no peer at ${peer}: is that the Elastic IP its local network gateway names?`
      : undefined;
  },
  ({ router, gateway }) => noProposal(router, gateway),
  ({ router }) =>
    /AUTH_FAILED|AUTHENTICATION_FAILED|MAC mismatched/.test(lastLines(router))
      ? 'the shared keys of the two sides differ (AUTHENTICATION_FAILED)'
      : undefined,
  ({ router }) =>
    /TS_UNACCEPT/.test(lastLines(router))
      ? 'the traffic selectors do not match (TS_UNACCEPTABLE): is policy-based selection on at the Azure connection?'
      : undefined,
  ({ router }) =>
    /sending packet/.test(lastLines(router)) && !/received packet/.test(lastLines(router))
      ? 'the Azure gateway never answers the router: are UDP 500 and 4500 open and the Elastic IP in its local network gateway?'
      : undefined,
  ({ router, gateway }) =>
    /sending packet/.test(lastLines(gateway)) && !/received packet/.test(router)
      ? 'the router never hears the Azure gateway, which dials: does its security group let UDP 500 and 4500 in?'
      : undefined,
];

function noProposal(router: string, gateway: string): string | undefined {
  if (!/NO_PROP/.test(lastLines(router))) return undefined;
  const [responder, log] = /received proposals/.test(gateway) ? ['azure-gateway', gateway] : ['aws-router', router];
  const offered = last(log, /received proposals: (.*)/);
  const accepted = last(log, /configured proposals: (.*)/);
  const initiator = responder === 'azure-gateway' ? 'aws-router' : 'azure-gateway';
  if (!offered) {
    const peer = last(lastLines(router), NO_CONNECTION_FOR);
    return peer
      ? `the router knows no peer at ${peer}, which dials it: is that the Azure gateway of its configuration?`
      : 'the two sides found no common proposal (NO_PROPOSAL_CHOSEN)';
  }
  return `no common proposal (NO_PROPOSAL_CHOSEN): ${initiator} offered ${offered}; ${responder} accepts ${accepted ?? 'something else'}`;
}

function last(text: string, pattern: RegExp): string | undefined {
  const all = [...text.matchAll(new RegExp(pattern.source, `${pattern.flags.replace('g', '')}g`))];
  return all.at(-1)?.[1]?.trim();
}

/** The recent past: an old failure which was mended since must not be blamed. */
function lastLines(text: string): string {
  return text.split('\n').slice(-120).join('\n');
}
