import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** Registries by which Terraform and OpenTofu name the same provider. */
const REGISTRIES = ['registry.terraform.io', 'registry.opentofu.org'];

/** A provider that runs for itself, so that commands need not start one each. */
export interface RunningProvider {
  /** Environment of the commands that use it. */
  readonly env: Readonly<Record<string, string>>;
  readonly stop: () => Promise<void>;
}

/** Starts the azurerm provider of a mirror in the given environment. @throws Error when it ends at once */
export async function startProvider(mirror: string, env: NodeJS.ProcessEnv): Promise<RunningProvider> {
  const folder = join(mirror, 'registry.terraform.io/hashicorp/azurerm');
  const program = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find((path) =>
    path.includes('terraform-provider-azurerm'),
  );
  const provider = spawn(join(folder, program ?? ''), ['-debuggable'], { env, stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = once(provider, 'exit');
  for await (const line of createInterface({ input: provider.stdout })) {
    const printed = /TF_REATTACH_PROVIDERS='(.*)'/.exec(line)?.[1];
    if (printed === undefined) continue;
    const [address] = Object.values(JSON.parse(printed) as Readonly<Record<string, unknown>>);
    const named = REGISTRIES.map((registry) => [`${registry}/hashicorp/azurerm`, address]);
    return {
      env: { TF_REATTACH_PROVIDERS: JSON.stringify(Object.fromEntries(named)) },
      stop: async () => {
        provider.kill();
        await ended;
      },
    };
  }
  throw new Error('the azurerm provider has ended at once');
}
