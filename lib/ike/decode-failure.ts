/** Logs of both IKE daemons and of the router's key loader. */
export interface Logs {
  readonly router: string;
  readonly gateway: string;
  readonly keyLoader: string;
}

/** The most probable reason why no tunnel is established, in one line, with what to check. */
export function decodeFailure(logs: Logs): string {
  for (const explain of EXPLANATIONS) {
    const reason = explain(logs);
    if (reason) return reason;
  }
  return 'the logs of both sides show no known cause; run again with --keep to inspect the hosts';
}

/** Captures the address of the peer. */
const NO_CONNECTION_FOR = /no IKE config found for [\d.]+\.\.\.([\d.]+)/;

/** By decreasing certainty. The router's log determines the cause; the gateway's log adds the details. */
export const EXPLANATIONS: readonly ((logs: Logs) => string | undefined)[] = [
  ({ keyLoader }) => {
    const error = last(keyLoader, /^(curl: .*|.*must be 8 to 128.*|.*is not in memory)$/m);
    if (!error || /is associated with this instance/.test(keyLoader)) return undefined;
    return `the router has no shared key yet: ${error}`;
  },
  ({ keyLoader }) =>
    /the shared key is in place/.test(keyLoader) && !/is associated with this instance/.test(keyLoader)
      ? 'the router waits for its Elastic IP: the instance metadata has another public address'
      : undefined,
  ({ router, gateway }) => {
    const peer = /NO_PROP/.test(router) && last(lastLines(gateway), NO_CONNECTION_FOR);
    return peer
      ? `the Azure gateway has no connection for the peer ${peer}: is that the Elastic IP in its local network gateway?`
      : undefined;
  },
  ({ router, gateway }) => noProposal(router, gateway),
  ({ router }) =>
    /AUTH_FAILED|AUTHENTICATION_FAILED|MAC mismatched/.test(lastLines(router))
      ? 'PSK mismatch (AUTHENTICATION_FAILED): the shared keys of the two sides differ'
      : undefined,
  ({ router }) =>
    /TS_UNACCEPT/.test(lastLines(router))
      ? 'the traffic selectors do not match (TS_UNACCEPTABLE): does the Azure connection use policy-based traffic selectors?'
      : undefined,
  ({ router }) =>
    /sending packet/.test(lastLines(router)) && !/received packet/.test(lastLines(router))
      ? 'the Azure gateway does not respond to the router: are UDP 500 and 4500 open, and does its local network gateway have the Elastic IP?'
      : undefined,
  ({ router, gateway }) =>
    /sending packet/.test(lastLines(gateway)) && !/received packet/.test(router)
      ? 'the router receives no packets from the initiating Azure gateway: does its security group allow inbound UDP 500 and 4500?'
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
      ? `the router has no connection for the initiator ${peer}: is that the address of the Azure gateway in its configuration?`
      : 'no common proposal (NO_PROPOSAL_CHOSEN)';
  }
  return `no common proposal (NO_PROPOSAL_CHOSEN): ${initiator} offered ${offered}; ${responder} accepts ${accepted ?? 'others'}`;
}

function last(text: string, pattern: RegExp): string | undefined {
  const all = [...text.matchAll(new RegExp(pattern.source, `${pattern.flags.replace('g', '')}g`))];
  return all.at(-1)?.[1]?.trim();
}

/** The last 120 lines, as the cause of an earlier failure may be fixed. */
function lastLines(text: string): string {
  return text.split('\n').slice(-120).join('\n');
}
