import type { LabLink } from '../emitted/read-link.edge';
import type { LabAccount } from '../aws-endpoints/lab-account';
import type { RouterHost, Topology } from '../topology/topology';
import type { LabHosts } from '../hosts/lab-hosts';
import type { Reporter } from '../findings';

/** Everything a check or a fault works on. */
export interface Lab {
  readonly hosts: LabHosts;
  readonly topology: Topology;
  readonly link: LabLink;
  readonly account: LabAccount;
  readonly report: Reporter;
  /** When its hosts began to boot, on the clock of `performance.now()`. */
  readonly bootedAt: number;
  /** Boots a router from a fresh root. */
  readonly bootRouter: (router: RouterHost) => Promise<void>;
  /** Gives a booted router its user data. */
  readonly provision: (router: RouterHost) => Promise<void>;
  /** Puts a changed account where the servers read it; never on a disk. */
  readonly publish: (account: LabAccount) => Promise<void>;
}
