import { parse, stringify } from 'yaml';
import { scriptRunBy } from './script-run-by';
import type { Aws, AzureResource, Clouds, Instance } from './clouds';

type Change = (clouds: Clouds) => Clouds;

/** Changes something on the side of AWS. */
export function inAws(change: (aws: Aws) => Partial<Aws>): Change {
  return ({ aws, azure }) => ({ aws: { ...aws, ...change(aws) }, azure });
}

/** Changes properties of the Azure resource of a type, or removes it. */
export function inAzure(type: string, properties: Readonly<Record<string, unknown>> | undefined): Change {
  const change = (resource: AzureResource): readonly AzureResource[] => {
    if (resource.type !== `Microsoft.Network/${type}`) return [resource];
    return properties === undefined ? [] : [{ ...resource, properties: { ...resource.properties, ...properties } }];
  };
  return ({ aws, azure }) => ({ aws, azure: azure.flatMap(change) });
}

/** Changes one field of the connection's policy. */
export function inPolicy(field: string, value: string | number): Change {
  return ({ aws, azure }) => {
    const connection = azure.find(({ type }) => type === 'Microsoft.Network/connections');
    const [policy] = connection?.properties?.['ipsecPolicies'] as readonly Readonly<Record<string, unknown>>[];
    if (policy?.[field] === undefined || policy[field] === value) throw new Error(`the policy has no other ${field}`);
    return inAzure('connections', { ipsecPolicies: [{ ...policy, [field]: value }] })({ aws, azure });
  };
}

export function inRouter(change: Partial<Instance>): Change {
  return inAws(({ instances }) => ({ instances: instances.map((instance) => ({ ...instance, ...change })) }));
}

/** Replaces a string in the router's user data, also within its packed script. */
export function inUserData(from: string, to: string): Change {
  return inAws(({ instances }) => ({
    instances: instances.map((instance) => {
      const before = Buffer.from(instance.userData, 'base64').toString('utf8');
      const after = repack(before.replaceAll(from, to), from, to);
      if (after === before) throw new Error(`the user data has no ${from}`);
      return { ...instance, userData: Buffer.from(after).toString('base64') };
    }),
  }));
}

function repack(userData: string, from: string, to: string): string {
  const config = parse(userData) as { readonly runcmd: readonly (readonly string[])[] };
  const [unpack = [], ...commands] = config.runcmd;
  const script = scriptRunBy(unpack);
  if (!script.includes(from)) return userData;
  const plain = ['python3', '-c', `print(${JSON.stringify(script.replaceAll(from, to))}, end="")`];
  return `#cloud-config\n${stringify({ ...config, runcmd: [plain, ...commands] })}`;
}
