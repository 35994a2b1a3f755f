import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startActionLog } from './aws-actions';
import { azureActionOf } from './azure-actions';
import { startAzureCloud } from './azure';
import { askCloud, deleteRoutes, disassociate, instancesBeside, redirectRoutes, setMood } from './cloud';
import { makeVpcByHand } from './hand-made-vpc';
import { handoffOf, makeLink, type Run } from './link';
import { startMoto } from './moto';
import { AZURERM_MIRROR } from './needs';
import { refusedStarts } from './refused-starts';

const FOLDER = join(__dirname, '../../../docs/recorded');

/**
 * Records in docs/recorded what pages show of the driver: the command line, the real CDK toolkit against moto, the real
 * Terraform with the real azurerm provider against an Azure Resource Manager in memory.
 * Run: `npx ts-node test/driver/real/record.ts`, with what test/driver/real/azurerm.test.ts needs.
 */
async function record(): Promise<void> {
  const moto = await startMoto();
  const actions = await startActionLog(moto.env['AWS_ENDPOINT_URL'] ?? '');
  const azure = await startAzureCloud(AZURERM_MIRROR);
  const env = { ...moto.env, ...azure.env, AWS_ENDPOINT_URL: actions.url };
  const link = makeLink('demo', 'azurerm', env);
  const joined = makeLink('joined', 'azurerm', env);
  joined.configure({ aws: { vpc: { id: (await makeVpcByHand(moto)).id } } });
  const sent: Record<string, readonly string[]> = {};
  const sentToAzure: Record<string, readonly string[]> = {};
  /** Runs a command, and writes what it printed with the time of its end. */
  const run = async (args: readonly string[], file?: string, on = link): Promise<void> => {
    const before = azure.emulator.requests.length;
    const done = await on.run(args);
    if (done.code !== 0) throw new Error(`${args.join(' ')} ended with ${done.code}: ${done.stdout}${done.stderr}`);
    const [verb = ''] = args;
    sent[verb] = together(sent[verb], actions.take());
    const requests = azure.emulator.requests.slice(before).flatMap((request) => azureActionOf(request) ?? []);
    sentToAzure[verb] = together(sentToAzure[verb], requests);
    if (file !== undefined)
      write(file, file.endsWith('.jsonl') ? done.stdout : json({ at: now(), printed: parsed(done) }));
  };
  try {
    await run(['discover'], undefined, joined);
    await run(['up', '--yes'], 'up.jsonl');
    await run(['up'], 'up-again.jsonl');
    await run(['status'], 'status.json');
    await setMood(moto, link.name, 'offline');
    await run(['status'], 'status-unknown.json');
    const address = handoffOf(link).aws?.routerAddresses['router-1'] ?? '';
    const router = (await askCloud(moto, link.name)).addresses.get(address) ?? '';
    await disassociate(moto, address);
    await deleteRoutes(moto, router);
    await run(['up']);
    const [other = ''] = await instancesBeside(moto, link.name, router);
    await redirectRoutes(moto, router, other);
    await run(['up', '--yes']);
    await run(['with-keys', 'true']);
    await run(['upgrade-image', '--plain']);
    link.configure({ ipsec: { dpdTimeoutSeconds: 60 } });
    await run(['plan'], 'plan.json');
    await run(['up', '--yes']);
    await run(['down', '--yes']);
    write('aws-actions.json', json(sent));
    write('azure-actions.json', json(sentToAzure));
    const refused = async (env: Readonly<Record<string, string>>): Promise<readonly string[]> => {
      const { stderr } = await link.run(['up', '--yes'], undefined, env);
      return stderr.trimEnd().split('\n');
    };
    write(
      'refusals.json',
      json({
        ...(await refusedStarts(moto)),
        azureLogin: await refused({ ARM_CLIENT_SECRET: 'another' }),
        providerRegistry: await refused({ TF_CLI_CONFIG_FILE: '/dev/null', HTTPS_PROXY: 'http://127.0.0.1:9' }),
      }),
    );
  } finally {
    await Promise.all([moto.stop(), azure.stop(), actions.stop()]);
    link.remove();
    joined.remove();
  }
}

function together(some: readonly string[] = [], others: readonly string[]): readonly string[] {
  return [...new Set([...some, ...others])].sort();
}

function parsed({ stdout }: Run): unknown {
  return JSON.parse(stdout);
}

function now(): string {
  return new Date().toISOString();
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

function write(file: string, text: string): void {
  writeFileSync(join(FOLDER, file), text);
}

void record();
