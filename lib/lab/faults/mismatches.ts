import { configureScript, initiateScript, loseSasScript, reconfigureScript } from '../stand-ins/start-gateway';
import { listSas } from '../checks/await-tunnel';
import { rekeyChild } from '../checks/rekey';
import { newSharedKey } from '../aws-endpoints/new-account';
import { decodeFailure } from '../../ike/decode-failure';
import { readLogs } from '../diagnosis/read-logs';
import type { Lab } from '../session/lab';
import type { Fault } from './fault';
import { measureOutage, trafficFlows } from './outage';

const RELOAD = 'swanctl --load-all --clear >/dev/null 2>&1';

/** A wrong key must be told from every other fault, and must not need a hand once it is right again. */
export const wrongKey: Fault = {
  id: 'wrong-key',
  title: 'the Azure side has a wrong key for a while',
  run: async (lab) => {
    await setGatewayKey(lab, newSharedKey());
    await lab.hosts.in('azure-gateway', loseSasScript(lab.link.connection));
    const flows = await trafficFlows(lab, 20);
    const reason = decodeFailure(await readLogs(lab));
    await setGatewayKey(lab, lab.account.secret.value);
    const start = performance.now();
    const back = await trafficFlows(lab, 240);
    const seconds = (performance.now() - start) / 1000;
    const named = /keys of the two sides differ/.test(reason);
    const after = back
      ? `traffic back ${seconds.toFixed(1)} s after the key was right`
      : 'no traffic after the key was right';
    return { passed: !flows && named && back, detail: `${reason}; ${after}` };
  },
};

/** Rotation: the key changes on both sides while the tunnel is up, and must be used from the next start on. */
export const keyRotated: Fault = {
  id: 'key-rotated',
  title: 'the key is rotated on both sides, then the Azure side forgets its SAs',
  run: async (lab) => {
    const value = newSharedKey();
    const outage = await measureOutage(
      lab,
      async () => {
        await lab.publish({ ...lab.account, secret: { ...lab.account.secret, value } });
        await setGatewayKey(lab, value);
        await lab.hosts.in('azure-gateway', loseSasScript(lab.link.connection));
      },
      420,
    );
    await lab.publish(lab.account);
    await setGatewayKey(lab, lab.account.secret.value);
    if (outage.recovered) await lab.hosts.in('aws-router', 'systemctl restart vpc2vnet-key.service strongswan.service');
    const detail = outage.recovered
      ? `${outage.seconds.toFixed(1)} s without traffic`
      : 'the router never asked for the new key; traffic did not come back';
    return { passed: outage.recovered, detail, outageSeconds: outage.seconds };
  },
};

/** The mismatch which a first look does not show. */
export const pfsMismatch: Fault = {
  id: 'pfs-mismatch',
  title: 'the Azure side is given another PFS group',
  run: async (lab) => {
    const { policy } = lab.link.connection;
    const other = policy?.pfs_group === 'PFS14' ? 'ECP256' : 'PFS14';
    const base = policy ?? AZURE_DEFAULT;
    await reconfigure(lab, { ...lab.link.connection, policy: { ...base, pfs_group: other } });
    const rekey = await rekeyChild.run(lab);
    await reconfigure(lab, lab.link.connection);
    const back = await trafficFlows(lab, 240);
    return {
      passed: !rekey.passed && /NO_PROPOSAL_CHOSEN/.test(rekey.detail) && back,
      detail: `${rekey.detail}; ${back ? 'traffic flows again' : 'traffic stayed away'}`,
    };
  },
};

/** Azure in the role of the one who dials. */
export const azureInitiates: Fault = {
  id: 'azure-initiates',
  title: 'the Azure side initiates instead of the router',
  run: async (lab) => {
    const outage = await measureOutage(
      lab,
      async () => {
        await lab.hosts.in(
          'aws-router',
          'systemctl stop strongswan.service vpc2vnet-watchdog.timer; mkdir -p /run/swanctl-hold',
        );
        await lab.hosts.in(
          'aws-router',
          'sed -i.kept "s/start_action = .*/start_action = none/" /etc/swanctl/conf.d/vpc2vnet.conf; systemctl start strongswan.service',
        );
        await lab.hosts.in(
          'azure-gateway',
          `${loseSasScript(lab.link.connection)}\n${initiateScript(lab.link.connection)}`,
        );
      },
      60,
    );
    const byAzure = (await listSas(lab, 'azure-gateway')).some(({ isInitiator }) => isInitiator);
    const [sa] = await listSas(lab, 'aws-router');
    await lab.hosts.in(
      'aws-router',
      'mv /etc/swanctl/conf.d/vpc2vnet.conf.kept /etc/swanctl/conf.d/vpc2vnet.conf; systemctl restart strongswan.service; systemctl start vpc2vnet-watchdog.timer',
    );
    await trafficFlows(lab, 120);
    return {
      passed: outage.recovered && byAzure,
      detail: `${byAzure ? 'dialled by the Azure side' : 'not dialled by the Azure side'}, ${sa?.algorithms ?? 'no SA'}; traffic ${outage.recovered ? 'flows' : 'does not flow'}`,
    };
  },
};

/** Stands in where the link has no policy of its own, so that one field of it can be changed. */
const AZURE_DEFAULT = {
  ike_encryption: 'AES256',
  ike_integrity: 'SHA256',
  dh_group: 'DHGroup2',
  ipsec_encryption: 'AES256',
  ipsec_integrity: 'SHA256',
  pfs_group: 'None',
};

async function setGatewayKey(lab: Lab, key: string): Promise<void> {
  await lab.hosts.in(
    'azure-gateway',
    `${configureScript(lab.link.connection, lab.link.gatewayAddresses, key)}\n${RELOAD}`,
  );
}

async function reconfigure(lab: Lab, connection: Lab['link']['connection']): Promise<void> {
  await lab.hosts.in(
    'azure-gateway',
    reconfigureScript(connection, lab.link.gatewayAddresses, lab.account.secret.value),
  );
  await trafficFlows(lab, 120);
}
