/** Shell command for the host `internet`: drop every packet from now on. */
export const CUT_WIRE = `printf '%s\\n' 'table ip cut' 'delete table ip cut' 'table ip cut { chain forward { type filter hook forward priority 0; drop; }; }' | nft -f -`;

/** Shell command for the host `internet`: forward packets again. */
export const RESTORE_WIRE = 'nft delete table ip cut';

/** Shell script for the host `internet`: drop every packet for `seconds`. */
export function cutWireFor(seconds: number): string {
  return `${CUT_WIRE}; sleep ${seconds}; ${RESTORE_WIRE}`;
}
