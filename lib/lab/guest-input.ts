import type { MonthOptions } from './month/month-report';
import type { Peer } from './stand-ins/peers';

/** What a run inside the lab's own kernel is asked for; its link is in a folder of the guest. */
export interface GuestInput {
  readonly gatewayAddresses: readonly string[];
  readonly faults?: boolean | readonly string[];
  readonly cloudInit?: boolean;
  readonly peer?: Peer;
  /** Whether to capture. */
  readonly pcap: boolean;
  /** Live through some days instead of running the checks. */
  readonly month?: MonthOptions;
}
