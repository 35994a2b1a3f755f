import { TUNNEL_MTU } from '../catalog/tunnel-size';
import type { RouterView, TunnelView } from '../model/views';
import { KEY_DIRECTORY } from '../strongswan/swanctl';
import { DAEMON_SANDBOX } from './sandbox';
import { commandLine, type Unit, type UnitDirective } from './systemd';

const BINARIES = { ip: '/usr/sbin/ip', scripts: '/usr/local/sbin' } as const;
const WRITES_KEY: UnitDirective = ['ReadWritePaths', KEY_DIRECTORY];
/** A directory in memory that exists from one run of a service to the next. */
const WRITES_RUNTIME: readonly UnitDirective[] = [
  ['RuntimeDirectory', 'vpc2vnet'],
  ['RuntimeDirectoryPreserve', 'yes'],
];
const BOOT: readonly UnitDirective[] = [['WantedBy', 'multi-user.target']];

/** Creates the tunnel interfaces; traffic routed into one without an IPsec SA is dropped, never sent unencrypted. */
export function interfacesUnit(tunnels: readonly TunnelView[]): Unit {
  return unit(
    [
      ['Description', 'Tunnel interfaces to Azure'],
      ['Before', 'strongswan.service'],
      ['After', 'network-online.target'],
      ['Wants', 'network-online.target'],
    ],
    [
      ['Type', 'oneshot'],
      ['RemainAfterExit', 'yes'],
      ...tunnels.flatMap(({ device: { interfaceName, interfaceId } }) => [
        // The minus sign tolerates an interface that is already gone.
        exec('ExecStartPre', '-', ['link', 'delete', interfaceName]),
        exec('ExecStart', '', ['link', 'add', interfaceName, 'type', 'xfrm', 'if_id', String(interfaceId)]),
        exec('ExecStart', '', ['link', 'set', interfaceName, 'mtu', String(TUNNEL_MTU), 'up']),
        exec('ExecStop', '-', ['link', 'delete', interfaceName]),
      ]),
    ],
    BOOT,
  );
}

/** Routes every Azure prefix into each tunnel; that of a further gateway instance is a standby, with a higher metric. */
export function routesUnit({ tunnels, remotePrefixes }: RouterView): Unit {
  return unit(
    [
      ['Description', 'Routes to Azure through the tunnel interfaces'],
      ['Requires', 'vpc2vnet-interfaces.service'],
      ['PartOf', 'vpc2vnet-interfaces.service'],
      ['After', 'vpc2vnet-interfaces.service'],
    ],
    [
      ['Type', 'oneshot'],
      ['RemainAfterExit', 'yes'],
      ...tunnels.flatMap(({ instance, device }) =>
        remotePrefixes.map((prefix) =>
          exec('ExecStart', '', [
            'route',
            'replace',
            prefix,
            'dev',
            device.interfaceName,
            'metric',
            String(ROUTE_METRIC + instance),
          ]),
        ),
      ),
    ],
    BOOT,
  );
}

/** Metric of the routes of the first tunnel. */
const ROUTE_METRIC = 100;

/** Memory for the shared key, so that it is on no disk. */
export function keyMount(): Unit {
  return {
    sections: [
      { name: 'Unit', directives: [['Description', 'Memory for the shared key']] },
      {
        name: 'Mount',
        directives: [
          ['What', 'ramfs'],
          ['Where', KEY_DIRECTORY],
          // Unlike tmpfs, ramfs is never swapped out.
          ['Type', 'ramfs'],
          ['Options', 'mode=0700'],
        ],
      },
      { name: 'Install', directives: BOOT },
    ],
  };
}

export function keyUnit(): Unit {
  return unit(
    [
      ['Description', 'Shared key from Secrets Manager, and the Elastic IP'],
      ['Wants', 'network-online.target'],
      ['After', `network-online.target ${KEY_MOUNT_UNIT}`],
      ['Requires', KEY_MOUNT_UNIT],
      ['Before', 'strongswan.service'],
    ],
    [
      ['Type', 'oneshot'],
      ['RemainAfterExit', 'yes'],
      ['ExecStart', `${BINARIES.scripts}/vpc2vnet-key`],
      WRITES_KEY,
      // It waits as long as the Elastic IP is associated with another router.
      ['TimeoutStartSec', 'infinity'],
    ],
    BOOT,
  );
}

/** systemd wants a mount unit named after its path. */
export const KEY_MOUNT_UNIT = `${KEY_DIRECTORY.slice(1).replaceAll('/', '-')}.mount`;

/** The daemon starts with the key and the interfaces in place, is confined, and is restarted whatever ends it. */
export function daemonDropIn(): Unit {
  return {
    sections: [
      {
        name: 'Unit',
        directives: [
          ['Requires', 'vpc2vnet-key.service'],
          ['After', 'vpc2vnet-key.service vpc2vnet-interfaces.service'],
          ['StartLimitIntervalSec', '0'],
        ],
      },
      {
        name: 'Service',
        directives: [['Restart', 'always'], ['RestartSec', '1'], ...DAEMON_SANDBOX],
      },
    ],
  };
}

export function watchdogUnit(): Unit {
  return unit(
    [['Description', 'Check whether the tunnels to Azure are up']],
    [
      ['Type', 'oneshot'],
      ['ExecStart', `${BINARIES.scripts}/vpc2vnet-watchdog`],
      // The lines of systemd about each run would be most of the journal.
      ['SyslogLevel', 'notice'],
      ['LogLevelMax', 'notice'],
      WRITES_KEY,
      ...WRITES_RUNTIME,
    ],
  );
}

const WATCHDOG_SECONDS = 5;

export function watchdogTimer(): Unit {
  return {
    sections: [
      {
        name: 'Unit',
        directives: [['Description', `Check every ${WATCHDOG_SECONDS} seconds whether the tunnels to Azure are up`]],
      },
      {
        name: 'Timer',
        directives: [
          ['OnActiveSec', `${WATCHDOG_SECONDS}s`],
          ['OnUnitInactiveSec', `${WATCHDOG_SECONDS}s`],
          ['AccuracySec', '1s'],
        ],
      },
      { name: 'Install', directives: [['WantedBy', 'timers.target']] },
    ],
  };
}

export function metricUnit(): Unit {
  return unit(
    [['Description', 'Report to CloudWatch which tunnels are up']],
    [
      ['Type', 'oneshot'],
      ['ExecStart', `${BINARIES.scripts}/vpc2vnet-metric`],
    ],
  );
}

export function metricTimer(): Unit {
  return {
    sections: [
      {
        name: 'Timer',
        directives: [
          ['OnCalendar', 'minutely'],
          ['AccuracySec', '1s'],
        ],
      },
      { name: 'Install', directives: [['WantedBy', 'timers.target']] },
    ],
  };
}

export function verifyUnit(): Unit {
  return unit(
    // Not after the daemon, which waits for a key that may be unavailable: the script reports that.
    [
      ['Description', 'Report to CloudFormation that the tunnels are up'],
      ['Wants', 'network-online.target'],
      ['After', 'network-online.target'],
    ],
    [
      ['Type', 'oneshot'],
      ['ExecStart', `${BINARIES.scripts}/vpc2vnet-verify`],
      ...WRITES_RUNTIME,
      ['StateDirectory', 'vpc2vnet'],
      ['TimeoutStartSec', 'infinity'],
    ],
    BOOT,
  );
}

function unit(
  about: readonly UnitDirective[],
  service: readonly UnitDirective[],
  install: readonly UnitDirective[] = [],
): Unit {
  const sections = [
    { name: 'Unit', directives: about },
    { name: 'Service', directives: service },
    { name: 'Install', directives: install },
  ];
  return { sections: sections.filter(({ directives }) => directives.length > 0) };
}

function exec(key: string, prefix: string, words: readonly string[]): UnitDirective {
  return [key, `${prefix}${commandLine([BINARIES.ip, ...words])}`];
}
