import fc from 'fast-check';
import type { ConfigPart } from '../../fixtures/config';
import type { Checkout } from './checkout';
import type { Emulators } from './clouds';
import { follow, succeed, takeDown } from './follow';

export type RealStep =
  | { readonly kind: 'edit'; readonly change: ConfigPart }
  | { readonly kind: 'by hand' }
  | { readonly kind: 'up' }
  | { readonly kind: 'destroy router' }
  | { readonly kind: 'destroy aws' }
  | { readonly kind: 'destroy azure' }
  | { readonly kind: 'clone' };

const EDITS: readonly ConfigPart[] = [
  { ipsec: { profile: 'compatible' } },
  { ipsec: { profile: 'strong' } },
  { ipsec: { dpdTimeoutSeconds: 60 } },
  { ipsec: { connectionMode: 'InitiatorOnly' } },
  { tags: { team: 'a' } },
  { aws: { router: { instanceType: 't3.small' } } },
  { aws: { testHost: { enabled: false } } },
  { aws: { vpc: { subnets: [{ name: 'Subnet1', cidr: '10.0.1.0/24' }] } } },
  { azure: { vnet: { cidrs: ['10.3.0.0/16', '10.4.0.0/16'] } } },
];

const step: fc.Arbitrary<RealStep> = fc.oneof(
  { arbitrary: fc.constantFrom(...EDITS).map((change) => ({ kind: 'edit' as const, change })), weight: 4 },
  { arbitrary: fc.constantFrom('by hand' as const, 'up' as const).map((kind) => ({ kind })), weight: 3 },
  {
    arbitrary: fc
      .constantFrom('destroy router' as const, 'destroy aws' as const, 'destroy azure' as const, 'clone' as const)
      .map((kind) => ({ kind })),
    weight: 3,
  },
);

/** Lives of so many steps each; the same seed gives the same ones. */
export function drawLives(count: number, length: number, seed: number): readonly (readonly RealStep[])[] {
  return fc.sample(fc.array(step, { minLength: length, maxLength: length }), { numRuns: count, seed });
}

/** What a life is, for a person who reads why it failed. */
export function describeLife(life: readonly RealStep[]): string {
  return life.map((each) => (each.kind === 'edit' ? `edit ${JSON.stringify(each.change)}` : each.kind)).join(', ');
}

/**
 * Lives a life from nothing to nothing. After each deployment the checker finds that the link works.
 * @throws Error at the first command that fails or leaves a link that does not work
 */
export async function liveFor(
  name: string,
  life: readonly RealStep[],
  start: Checkout,
  clouds: Emulators,
  keep: (checkout: Checkout) => Checkout,
): Promise<void> {
  let checkout = start;
  const changes: ConfigPart[] = [];
  checkout.configure(name);
  const judge = async (after: string): Promise<void> => {
    const wrong = await clouds.judge(name);
    if (wrong.length > 0) throw new Error(`after ${after} the link does not work:\n${wrong.join('\n')}`);
  };
  const forget = (side: string) => succeed(checkout, `npm run -s vpc2vnet -- handoff forget ${side}`);
  for (const each of life) {
    switch (each.kind) {
      case 'edit':
        changes.push(each.change);
        checkout.configure(name, changes);
        break;
      case 'by hand':
        await follow(checkout);
        await judge('the printed commands');
        break;
      case 'up':
        await succeed(checkout, 'npm run -s up -- --yes');
        await judge('up');
        break;
      case 'destroy router':
        await succeed(checkout, `npx cdk destroy ${name}-router --force`);
        await forget('aws');
        break;
      case 'destroy aws':
        // Without a hand-off that names the router the app does not have it, and CloudFormation keeps the network.
        if ((await checkout.type('npx cdk destroy --all --force')).code === 0) await forget('aws');
        break;
      case 'destroy azure':
        await succeed(
          checkout,
          'npm run -s vpc2vnet -- with-keys --placeholders -- npx cdktf destroy --skip-provider-lock --auto-approve',
        );
        await forget('azure');
        break;
      case 'clone':
        // The hand-off is committed; the state is where both find it.
        checkout = keep(checkout.clone(['handoff.json', `terraform.${name}-azure.tfstate`]));
        break;
    }
  }
  await follow(checkout);
  await judge('the last printed commands');
  await takeDown(checkout);
  const left = await clouds.remains(name);
  if (left.length > 0) throw new Error(`this remains:\n${left.join('\n')}`);
}
