/** Programs that can act as the Azure gateway. */
export const PEERS = ['strongswan', 'libreswan', 'scripted'] as const;
export type Peer = (typeof PEERS)[number];
