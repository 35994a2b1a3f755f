import { decodeFailure, type Logs } from '../../../lib/ike/decode-failure';
import type { Chapter } from './section';

const READY = {
  router: '',
  gateway: '',
  keyLoader: 'the shared key is in place\n198.51.100.10 is associated with this instance',
};

/** Logs of both daemons for each reason that the diagnosis knows, with documentation addresses. */
export const FAILED_TUNNELS = {
  ikeProposals: {
    ...READY,
    router: 'received NO_PROPOSAL_CHOSEN notify error',
    gateway: [
      'received proposals: IKE:AES_CBC_256/HMAC_SHA2_384_192/PRF_HMAC_SHA2_384/ECP_384',
      'configured proposals: IKE:AES_CBC_256/HMAC_SHA2_256_128/PRF_HMAC_SHA2_256/ECP_384',
    ].join('\n'),
  },
  pfsGroups: {
    ...READY,
    router: 'received NO_PROPOSAL_CHOSEN notify error',
    gateway: [
      'received proposals: ESP:AES_GCM_16_256/ECP_384/NO_EXT_SEQ',
      'configured proposals: ESP:AES_GCM_16_256/MODP_2048/NO_EXT_SEQ',
    ].join('\n'),
  },
  noCommonProposal: { ...READY, router: 'received NO_PROPOSAL_CHOSEN notify error' },
  keys: { ...READY, router: 'received AUTHENTICATION_FAILED notify error' },
  selectors: { ...READY, router: 'received TS_UNACCEPTABLE notify, no CHILD_SA built' },
  noAnswer: { ...READY, router: 'sending packet: from 10.0.0.28[500]' },
  nothingReceived: { ...READY, gateway: 'sending packet: from 203.0.113.10[500]' },
  unknownToGateway: {
    ...READY,
    router: 'received NO_PROPOSAL_CHOSEN notify error',
    gateway: 'no IKE config found for 203.0.113.10...198.51.100.10, sending NO_PROPOSAL_CHOSEN',
  },
  unknownToRouter: {
    ...READY,
    router: 'no IKE config found for 10.0.0.28...203.0.113.10, sending NO_PROPOSAL_CHOSEN',
  },
  noKey: { ...READY, keyLoader: 'curl: (22) The requested URL returned error: 400' },
  noAddress: { ...READY, keyLoader: 'the shared key is in place' },
  nothingKnown: READY,
} as const satisfies Readonly<Record<string, Logs>>;

const seen = (...names: readonly (keyof typeof FAILED_TUNNELS)[]): readonly string[] =>
  names.map((name) => decodeFailure(FAILED_TUNNELS[name]));

export const TUNNEL: Chapter = {
  heading: 'The tunnel is not established',
  sections: [
    {
      heading: 'NO_PROPOSAL_CHOSEN',
      words: ['NO_PROPOSAL_CHOSEN'],
      seen: seen('ikeProposals', 'pfsGroups', 'noCommonProposal'),
      cause:
        'The two ends have no algorithm in common. At the first exchange it is the encryption, the integrity or the Diffie-Hellman group of IKE. After some hours it is the PFS group: the first IPsec SA (CHILD_SA) takes its keys from IKE, so a PFS mismatch shows at the first rekey. Where the log has `no IKE config found`, [no connection is configured for the peer](#no-connection-is-configured-for-the-peer) instead.',
      remedy:
        'Compare the two lists in the message. Set `ipsec.profile` or `ipsec.policy` in the config, and deploy the Azure side, then the router. If somebody edited the connection in Azure, deploy the Azure side again.',
    },
    {
      heading: 'AUTHENTICATION_FAILED',
      words: ['AUTHENTICATION_FAILED', 'AUTH_FAILED', 'MAC mismatched'],
      seen: seen('keys'),
      cause: 'The shared key (pre-shared key, PSK) of the Azure connection is not the one in Secrets Manager.',
      remedy:
        'Deploy the Azure side again: `npm run up`, or `npx cdktf deploy` under `with-keys`. If Azure reads the key from a key vault, copy it there first. The router reads a changed key by itself while the tunnel is down; if only Azure initiates, restart `vpc2vnet-key.service` on it.',
    },
    {
      heading: 'TS_UNACCEPTABLE',
      words: ['TS_UNACCEPTABLE', 'TS_UNACCEPT'],
      seen: seen('selectors'),
      cause:
        'The traffic selectors of the two ends differ. The router offers 0.0.0.0/0 on both ends; a connection in Azure with policy-based traffic selectors accepts only its own prefixes.',
      remedy: 'Turn policy-based traffic selectors off on the connection in Azure; the templates never turn them on.',
    },
    {
      heading: 'The Azure gateway does not respond',
      words: ['does not respond to the router', 'giving up after'],
      seen: seen('noAnswer'),
      cause:
        'The packets of the router do not arrive, or the answers do not. Usual causes are a network ACL that denies UDP 500 or 4500, a local network gateway with another address than the Elastic IP, and a gateway that Azure is still changing.',
      remedy:
        'Compare `azure.gatewayAddresses.0` in `handoff show` with the public address of the gateway in Azure. Compare the address of the local network gateway with the Elastic IP. Allow UDP 500 and 4500 in both directions.',
    },
    {
      heading: 'The router receives no packets from the Azure gateway',
      words: ['the router receives no packets from'],
      seen: seen('nothingReceived'),
      cause: 'Azure initiates IKE, and its packets do not arrive at the router.',
      remedy:
        'Allow inbound UDP 500 and 4500 from the address of the gateway in the security group of the router and in the network ACL of its subnet. Deploy the router again if somebody edited its security group.',
    },
    {
      heading: 'No connection is configured for the peer',
      words: ['has no connection for the'],
      seen: seen('unknownToGateway', 'unknownToRouter'),
      cause:
        'One end receives packets from an address that it has no connection for. The address in its configuration is an older one: of an Elastic IP, or of a gateway that was replaced.',
      remedy:
        'Run `npm run -s vpc2vnet status`, and deploy the component that has changes pending. The Azure side has the Elastic IP in its local network gateway; the router has the address of the gateway in its user data.',
    },
    {
      heading: 'The router has no shared key yet',
      words: ['has no shared key yet'],
      seen: seen('noKey'),
      cause:
        'The router cannot read the secret: it has no internet access, or its instance role does not allow `secretsmanager:GetSecretValue`, or the secret was deleted.',
      remedy:
        'Check the route of its subnet to the internet gateway and the secret in Secrets Manager. The log is `journalctl -u vpc2vnet-key.service` on the router; it tries again by itself.',
    },
    {
      heading: 'The router waits for its Elastic IP',
      words: ['waits for its Elastic IP'],
      seen: seen('noAddress'),
      cause:
        'The instance is prepared, but the Elastic IP is not associated with it. CloudFormation does that after the instance has signaled that it is prepared.',
      remedy:
        'Wait for the deployment to end. Otherwise look at the association of the Elastic IP: somebody may have moved it to another instance.',
    },
    {
      heading: 'A rekey of the IKE SA ended in another IKE SA',
      words: ['was not rekeyed'],
      seen: ['IKE SA #1 was not rekeyed: another one was established'],
      cause:
        'The gateway did not answer the request to rekey. The router declared it dead after 13 seconds, and initiated again; the link was without a tunnel until then.',
      remedy:
        'Look for what drops packets between both ends, or for a gateway that answers no rekey of an IKE SA. The link works, and is interrupted for some seconds whenever the IKE SA is due.',
    },
    {
      heading: 'The logs of both sides show no known cause',
      words: ['no known cause'],
      seen: seen('nothingKnown').flatMap((line) => [line, `no new SA in 20 s: ${line}`]),
      cause:
        'The tunnel is not established, or a rekey got no answer, and no line of either log is one that the diagnosis knows.',
      remedy:
        'In the lab, run again with `--keep` and read the logs of both daemons. On a deployed router, read `journalctl -u strongswan.service` in a Session Manager shell.',
    },
  ],
};
