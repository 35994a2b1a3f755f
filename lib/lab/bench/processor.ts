import type { Figure } from '../findings';
import type { Lab } from '../session/lab';

/** Bytes of a packet's payload in a tunnel over a path of 1,500 bytes. */
const PACKET_BYTES = 1400;

/**
 * Measures what AES-256-GCM costs this machine's processor where a program may use its instructions for AES; the kernel of
 * the lab does without them.
 */
export async function measureProcessor({ hosts }: Lab): Promise<Figure> {
  const output = await hosts.in(
    'aws-router',
    `openssl speed -mr -elapsed -seconds 3 -bytes ${PACKET_BYTES} -evp aes-256-gcm 2>/dev/null`,
  );
  const number = parseOpensslSpeed(output);
  return {
    id: 'processor-aes',
    title: `AES-256-GCM of this processor's own instructions, on one core, in packets of ${PACKET_BYTES} bytes`,
    number,
    value: `${number.toFixed(0)} Mbit/s`,
  };
}

/** Reads the output of `openssl speed -mr`; returns Mbit/s, and `NaN` when there is no figure in it. */
export function parseOpensslSpeed(output: string): number {
  const bytesPerSecond = /^\+F:\d+:[^:]+:([\d.]+)$/m.exec(output)?.[1];
  return bytesPerSecond === undefined ? NaN : (Number(bytesPerSecond) * 8) / 1e6;
}
