import { reconfigureScript } from '../stand-ins/start-gateway';
import type { Lab } from '../session/lab';
import { quoteShell } from '../../base/quote-shell';
import { stopOnRouter } from '../checks/stop-on-router';

const FILE = '/etc/swanctl/conf.d/vpc2vnet.conf';
const SECRET = '/run/post-2015.conf';

/**
 * Runs `work` over a tunnel as configured by the `ipsec.conf` of the 2015 blog post, then restores the rendered tunnel.
 * It is policy-based, has that file's lifetimes, and has no DPD, MSS clamp or firewall; Azure has no custom policy. The
 * file names no algorithms: here they are those that both sides negotiated in 2015, which no daemon offers by default
 * today.
 */
export async function withBlog2015Config<T>(lab: Lab, work: () => Promise<T>): Promise<T> {
  const { hosts, link, topology, account } = lab;
  const { addresses, facts } = topology;
  const gateway = (connection: typeof link.connection): string =>
    reconfigureScript(connection, link.gatewayAddresses, account.secret.value);
  await hosts.in('azure-gateway', gateway({ ...link.connection, policy: undefined, mode: 'ResponderOnly' }));
  await hosts.in(
    'aws-router',
    [
      stopOnRouter('vpc2vnet-routes.service strongswan.service'),
      'nft flush ruleset; ip route flush dev ipsec0; ip link set ipsec0 down',
      `mv ${FILE} ${FILE}.kept`,
      `(umask 077; sed '/^ *id-/d' /etc/swanctl/sharedkey/*.conf > ${SECRET})`,
      `printf %s ${quoteShell(connectionOf(addresses.awsRouter, link.gatewayAddresses, facts.awsPrefixes, facts.azurePrefixes))} > ${FILE}`,
      'systemctl start strongswan.service',
    ].join('\n'),
  );
  const result = await work();
  await hosts.in('azure-gateway', gateway(link.connection));
  await hosts.in(
    'aws-router',
    [
      `mv ${FILE}.kept ${FILE}; rm ${SECRET}`,
      'systemctl restart nftables.service vpc2vnet-interfaces.service',
      'systemctl start vpc2vnet-routes.service; systemctl restart strongswan.service',
      'systemctl start vpc2vnet-watchdog.timer',
    ].join('\n'),
  );
  return result;
}

function connectionOf(
  left: string,
  right: readonly string[],
  leftSubnets: readonly string[],
  rightSubnets: readonly string[],
): string {
  return `connections {
  post {
    version = 2
    local_addrs = ${left}
    remote_addrs = ${right.join(',')}
    proposals = aes256-sha1-modp1024
    rekey_time = 10620s
    keyingtries = 1
    local {
      auth = psk
    }
    remote {
      auth = psk
    }
    children {
      post {
        local_ts = ${leftSubnets.join(',')}
        remote_ts = ${rightSubnets.join(',')}
        esp_proposals = aes256-sha1
        rekey_time = 54m
        start_action = trap
      }
    }
  }
}
include ${SECRET}
`;
}
