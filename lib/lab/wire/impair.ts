const DEVICES = ['aws0', 'azure0'];

/** Shell script for the host `internet`: impairs each direction from now on, in words of `tc-netem` such as `loss 2.5%`. */
export function impairWire(netem: string): string {
  return DEVICES.map((device) => `tc qdisc add dev ${device} root netem ${netem}`).join('\n');
}

/** Shell script for the host `internet`: removes what {@link impairWire} added. */
export const REPAIR_WIRE = DEVICES.map((device) => `tc qdisc del dev ${device} root`).join('\n');
