import { isRecord } from '../base/is-record';
import type { Plan } from '../model/link';
import { awsFactsSchema, type AwsFacts } from './handoff';
import { AWS_OUTPUTS, imageKey, imageOutput, LIST_SEPARATOR } from './keys';
import { parseJson, refuse, type Parsed } from './parse';
import { firstBroken, someNames } from './wording';

const PRODUCER = '`npx cdk deploy` writes it';

/**
 * Reads the outputs file of `cdk deploy`. A file without the link's network stack adds nothing to facts that are
 * already known: the toolkit writes only the stacks of its last run.
 */
export function parseAwsOutputs(
  text: string,
  file: string,
  plan: Plan,
  before: AwsFacts | undefined,
): Parsed<AwsFacts | undefined> {
  const json = parseJson(text);
  if (!json.ok || !isRecord(json.value))
    return refuse(`${file} is not complete JSON (half-written or edited); ${PRODUCER}`);
  const { network, router } = plan.aws.stackNames;
  const networkOutputs = json.value[network];
  const routerOutputs = json.value[router];
  const images = { ...before?.images, ...imagesIn(isRecord(routerOutputs) ? routerOutputs : {}, plan) };
  if (!isRecord(networkOutputs) && before === undefined) {
    const others = someNames(json.value) || 'no stack';
    return refuse(
      `${file} has outputs of ${others}, not of ${network}; delete it or run \`npx cdk deploy\`, which writes it`,
    );
  }
  const base = isRecord(networkOutputs) ? networkFacts(networkOutputs) : before;
  const facts = awsFactsSchema.safeParse({ ...base, images }, { reportInput: true });
  if (!facts.success) {
    const { place, rule } = firstBroken(facts.error, AWS_OUTPUTS);
    return refuse(`${file}: '${place}' in the outputs of ${plan.name} ${rule}; ${PRODUCER}`);
  }
  return { ok: true, value: facts.data };
}

function networkFacts(outputs: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return {
    region: outputs[AWS_OUTPUTS.region],
    gatewayAddresses: list(outputs[AWS_OUTPUTS.gatewayAddresses]),
    prefixes: list(outputs[AWS_OUTPUTS.prefixes]),
    sharedKeySecretArn: outputs[AWS_OUTPUTS.sharedKeySecretArn],
  };
}

function imagesIn(outputs: Readonly<Record<string, unknown>>, plan: Plan): Readonly<Record<string, unknown>> {
  const keys = [...plan.aws.routers, ...plan.aws.testHosts].map(imageKey);
  const known = keys.map((key) => [key, outputs[imageOutput(key)]] as const);
  return Object.fromEntries(known.filter(([, image]) => image !== undefined));
}

function list(value: unknown): readonly string[] | undefined {
  return typeof value === 'string' ? value.split(LIST_SEPARATOR) : undefined;
}
