import type { LabLink } from '../emitted/read-link.edge';
import type { LabAccount } from '../aws-endpoints/lab-account';
import type { RouterHost, Topology } from '../topology/topology';
import type { LabHosts } from '../hosts/lab-hosts';
import type { Reporter } from '../findings';
import type { Peer } from '../stand-ins/peers';

/** One site of a running lab, as checks and faults use it. */
export interface Lab {
  readonly hosts: LabHosts;
  readonly topology: Topology;
  readonly link: LabLink;
  /** The other sites of the link; empty for a link of one site. */
  readonly others: readonly Lab[];
  readonly account: LabAccount;
  readonly report: Reporter;
  /** What acts as the Azure gateway. */
  readonly peer: Peer;
  /** Time of the boot of its hosts, in milliseconds of `performance.now()`. */
  readonly bootedAt: number;
  /** Boots a router from a new root file system. */
  readonly bootRouter: (router: RouterHost) => Promise<void>;
  /** Applies the user data to a booted router. */
  readonly provision: (router: RouterHost) => Promise<void>;
  /** Publishes a changed account to the emulated AWS endpoints, in memory only. */
  readonly publish: (account: LabAccount) => Promise<void>;
}
