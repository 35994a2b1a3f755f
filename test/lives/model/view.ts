import { forgetSide } from '../../../lib/handoff/forget-side';
import { lookupIn, type Handoff } from '../../../lib/handoff/handoff';
import { printHandoff } from '../../../lib/handoff/parse';
import { refreshHandoff } from '../../../lib/handoff/refresh';
import type { Side } from '../../../lib/handoff/side';
import { fillFacts } from '../../../lib/model/fact';
import type { Link } from '../../../lib/model/link';
import { LINK_NAME, linkOf } from './edits';
import type { Checkout } from './world';

/** What the product knows in a checkout. */
export interface View {
  readonly link: Link;
  readonly handoff: Handoff;
}

/** Views by their link and the text of their files: lives come to the same state again and again. */
const views = new WeakMap<Link, Map<string, View | undefined>>();

/** As every command loads a link: the hand-off with the outputs files over it; undefined when that is invalid. */
export function viewOf(checkout: Checkout): View | undefined {
  const link = linkOf(checkout.config);
  if (link === undefined) return undefined;
  const known = views.get(link) ?? new Map<string, View | undefined>();
  views.set(link, known);
  const files = JSON.stringify([checkout.handoff ?? null, checkout.awsOutputs ?? null, checkout.azureOutputs ?? null]);
  if (!known.has(files)) known.set(files, load(link, checkout));
  return known.get(files);
}

function load(link: Link, { handoff, awsOutputs, azureOutputs }: Checkout): View | undefined {
  const refreshed = refreshHandoff(
    {
      handoff: { file: 'handoff.json', text: handoff },
      awsOutputs: { file: 'cdk-outputs.json', text: awsOutputs },
      azureOutputs: { file: 'cdktf-outputs.json', text: azureOutputs },
    },
    link,
  );
  return refreshed.ok ? { link: filled(link, refreshed.handoff), handoff: refreshed.handoff } : undefined;
}

export function filled(link: Link, handoff: Handoff): Link {
  return fillFacts(link, lookupIn(handoff));
}

/** The checkout after a command has loaded the link, which keeps what it has read. */
export function saved(checkout: Checkout, { handoff }: View): Checkout {
  const isEmpty = handoff.aws === undefined && handoff.azure === undefined;
  return isEmpty ? checkout : { ...checkout, handoff: printHandoff(handoff) };
}

/** What `handoff forget SIDE` does: the side leaves the hand-off and the outputs file. */
export function forget(checkout: Checkout, side: Side): Checkout {
  const without = side === 'aws' ? { ...checkout, awsOutputs: undefined } : { ...checkout, azureOutputs: undefined };
  if (checkout.handoff === undefined) return without;
  const rest = forgetSide(side, checkout.handoff, 'handoff.json', LINK_NAME);
  if (!rest.ok) return checkout;
  const { aws, azure } = rest.value;
  return { ...without, handoff: aws === undefined && azure === undefined ? undefined : printHandoff(rest.value) };
}
