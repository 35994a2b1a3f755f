import { startAzureCloud, type AzureCloud } from '../../driver/real/azure';
import { REGION, startMoto, type Moto } from '../../driver/real/moto';
import { AZURERM_MIRROR } from '../../driver/real/needs';
import { disagreements } from '../checker/check-link';
import type { Clouds } from '../checker/clouds';
import { readAws } from '../checker/read-aws';
import { remains } from '../checker/remains';

/** Both emulators, and what the checker says of them. */
export interface Emulators {
  /** Leads every tool to them. */
  readonly env: Readonly<Record<string, string>>;
  /** Disagreements of a link; none when it works. */
  readonly judge: (link: string) => Promise<readonly string[]>;
  /** What exists of a link, or of every link. */
  readonly remains: (link?: string) => Promise<readonly string[]>;
  readonly stop: () => Promise<void>;
}

export async function startEmulators(): Promise<Emulators> {
  const [moto, azure]: [Moto, AzureCloud] = await Promise.all([startMoto(), startAzureCloud(AZURERM_MIRROR)]);
  const look = async (): Promise<Clouds> => ({
    aws: await readAws({ url: moto.env['AWS_ENDPOINT_URL'] ?? '', region: REGION }),
    azure: [...azure.emulator.resources.values()],
  });
  return {
    env: { ...moto.env, ...azure.env },
    judge: async (link) => disagreements(link, await look()),
    remains: async (link) => remains(await look(), link),
    stop: async () => {
      await Promise.all([moto.stop(), azure.stop()]);
    },
  };
}
