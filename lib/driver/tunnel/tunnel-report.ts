import type { IkeSa } from '../../ike/list-sas';

/** The state of one tunnel as its router reports it, or why it is down or unknown. */
export type TunnelReport = { readonly tunnel: string; readonly router: string } & (
  | {
      readonly state: 'up';
      readonly ikeAlgorithms: string;
      /** Seconds since the present IKE SA was established; a rekey creates a new one. */
      readonly ikeSeconds: number;
      readonly ipsecAlgorithms: string;
      /** Seconds since the present IPsec SA was installed; bytes count from there. */
      readonly ipsecSeconds: number;
      readonly bytesIn: number;
      readonly bytesOut: number;
    }
  | { readonly state: 'down' | 'unknown'; readonly why: string }
);

/** States in which packets pass: an SA that is being rekeyed works until the new one does. */
const WORKING_IKE = ['ESTABLISHED', 'REKEYING'];
const WORKING_CHILD = ['INSTALLED', 'REKEYING'];

/** Returns the state of a tunnel by the SAs that the IKE daemon of its router lists: `up` or `down`. */
export function judgeTunnel(router: string, tunnel: string, associations: readonly IkeSa[]): TunnelReport {
  const own = associations.filter(({ name }) => name === tunnel);
  const established = own.filter(({ state }) => WORKING_IKE.includes(state));
  for (const ike of established) {
    const child = ike.children.find(({ state }) => WORKING_CHILD.includes(state));
    if (child === undefined) continue;
    return {
      tunnel,
      router,
      state: 'up',
      ikeAlgorithms: ike.algorithms,
      ikeSeconds: ike.ageSeconds ?? 0,
      ipsecAlgorithms: child.algorithms,
      ipsecSeconds: child.ageSeconds,
      bytesIn: child.bytesIn,
      bytesOut: child.bytesOut,
    };
  }
  const [first] = own;
  const why =
    established.length > 0
      ? 'IKE is established, but no IPsec SA is installed'
      : first === undefined
        ? 'the router has no IKE SA for it'
        : `IKE is ${first.state}`;
  return { tunnel, router, state: 'down', why };
}
