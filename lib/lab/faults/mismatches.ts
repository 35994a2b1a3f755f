import { configureScript, initiateScript, loseSasScript, reconfigureScript } from '../stand-ins/start-gateway';
import { listSas } from '../checks/await-tunnel';
import { rekeyChild } from '../checks/rekey';
import { newSharedKey } from '../aws-endpoints/new-account';
import { decodeFailure } from '../../ike/decode-failure';
import { readLogs } from '../diagnosis/read-logs';
import type { Lab } from '../session/lab';
import type { Fault } from './fault';
import { CUT_WIRE, RESTORE_WIRE } from '../wire/cut';
import { asFinding, measureOutage, trafficFlows } from './outage';
import { settle } from './settle';
import { stopOnRouter } from '../checks/stop-on-router';

const RELOAD = 'swanctl --load-all --clear >/dev/null 2>&1';

/** A PSK mismatch must be diagnosed as such; the tunnel must recover automatically once the keys match. */
export const wrongKey: Fault = {
  id: 'wrong-key',
  title: 'PSK mismatch: the Azure gateway temporarily has a different shared key',
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
      ? `traffic recovered ${seconds.toFixed(1)} s after the key was corrected`
      : 'traffic did not recover after the key was corrected';
    return { passed: !flows && named && back, detail: `${reason}; ${after}` };
  },
};

/** Key rotation: both sides get a new key while the tunnel is up, and must use it at the next authentication. */
export const keyRotated: Fault = {
  id: 'key-rotated',
  title: 'the key is rotated on both sides, then the Azure gateway loses its SA state',
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
      ? `outage of ${outage.seconds.toFixed(1)} s`
      : 'the router did not read the new key; traffic did not recover';
    return { passed: outage.recovered, detail, outageSeconds: outage.seconds };
  },
};

/** A PFS group mismatch does not prevent the tunnel; it must be diagnosed at the first rekey of the IPsec SA. */
export const pfsMismatch: Fault = {
  id: 'pfs-mismatch',
  title: 'PFS group mismatch: the Azure gateway requires a different group',
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
      detail: `${rekey.detail}; ${back ? 'traffic recovered' : 'traffic did not recover'}`,
    };
  },
};

/** The tunnel must also be established when the Azure gateway is the initiator. */
export const azureInitiates: Fault = {
  id: 'azure-initiates',
  title: 'the Azure gateway initiates instead of the router',
  run: async (lab) => {
    const outage = await measureOutage(
      lab,
      async () => {
        await lab.hosts.in('aws-router', stopOnRouter('strongswan.service'));
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
      detail: `${byAzure ? 'initiated by the Azure gateway' : 'not initiated by the Azure gateway'}, ${sa?.algorithms ?? 'no SA'}; traffic ${outage.recovered ? 'flows' : 'does not flow'}`,
    };
  },
};

/** Where both ends initiate at the same time, one SA of each kind must remain. */
export const bothInitiate: Fault = {
  id: 'both-initiate',
  title: 'both ends lose their SAs and initiate at the same time',
  run: async (lab) => {
    const { hosts, link } = lab;
    await reconfigure(lab, { ...link.connection, mode: 'Default' });
    const outage = await measureOutage(
      lab,
      async () => {
        await hosts.in('internet', CUT_WIRE);
        await hosts.in('azure-gateway', loseSasScript(link.connection));
        const initiate = hosts.tryIn('azure-gateway', initiateScript(link.connection));
        await hosts.in('aws-router', 'systemctl restart strongswan.service; sleep 1');
        await hosts.in('internet', RESTORE_WIRE);
        await initiate;
      },
      60,
    );
    const settled = await settle(lab);
    await reconfigure(lab, link.connection);
    const { passed, detail, outageSeconds } = asFinding(outage);
    return { passed: passed && settled.passed, detail: `${detail}; ${settled.detail}`, outageSeconds };
  },
};

/** The policy whose PFS group is changed where the link has no custom policy. */
const AZURE_DEFAULT = {
  ike_encryption: 'AES256',
  ike_integrity: 'SHA256',
  dh_group: 'DHGroup2',
  ipsec_encryption: 'AES256',
  ipsec_integrity: 'SHA256',
  pfs_group: 'None',
};

/** Gives the running gateway another shared key; it has its SAs until it needs new ones. */
export async function setGatewayKey(lab: Lab, key: string): Promise<void> {
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
