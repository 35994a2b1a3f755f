/** Programs that can act as the Azure gateway. */
export const PEERS = ['strongswan', 'scripted'] as const;
export type Peer = (typeof PEERS)[number];
