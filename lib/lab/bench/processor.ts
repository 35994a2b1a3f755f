import type { Lab } from '../session/lab';

/** Bytes of a packet's payload in a tunnel over a path of 1,500 bytes. */
export const PACKET_BYTES = 1400;

/**
 * Mbit/s of AES-256-GCM on one core of this machine, where a program may use the processor's instructions for AES; the
 * kernel of the lab does without them.
 */
export async function measureProcessor({ hosts }: Lab): Promise<number> {
  const command = `openssl speed -mr -elapsed -seconds 3 -bytes ${PACKET_BYTES} -evp aes-256-gcm 2>/dev/null`;
  return parseOpensslSpeed(await hosts.in('aws-router', command));
}

/** Reads the output of `openssl speed -mr`; returns Mbit/s, and `NaN` when there is no figure in it. */
export function parseOpensslSpeed(output: string): number {
  const bytesPerSecond = /^\+F:\d+:[^:]+:([\d.]+)$/m.exec(output)?.[1];
  return bytesPerSecond === undefined ? NaN : (Number(bytesPerSecond) * 8) / 1e6;
}
