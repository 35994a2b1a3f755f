/** Shell text for `internet`: every packet is lost from now on. */
export const CUT_WIRE = `printf '%s\\n' 'table ip cut' 'delete table ip cut' 'table ip cut { chain forward { type filter hook forward priority 0; drop; }; }' | nft -f -`;

/** Shell text for `internet`: packets pass again. */
export const RESTORE_WIRE = 'nft delete table ip cut';

/** Shell text for `internet`: every packet is lost for a while. */
export function cutWireFor(seconds: number): string {
  return `${CUT_WIRE}; sleep ${seconds}; ${RESTORE_WIRE}`;
}
