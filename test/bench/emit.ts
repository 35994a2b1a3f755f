import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { manyLinks, millisecondsToEmit } from '../terraform-to-bicep/support/many-links';

/** Prints, as JSON, the milliseconds that the emitter takes for the seed's stack and for stacks of many links. */
const stacks = join(__dirname, '../../examples/post-2015/expected/cdktf.out/stacks');
const [first = ''] = readdirSync(stacks);
const seed: unknown = JSON.parse(readFileSync(join(stacks, first, 'cdk.tf.json'), 'utf8'));
const links = [10, 50, 100].map((count) => ({
  resources: count * 15 + 1,
  milliseconds: millisecondsToEmit(manyLinks(count), 7),
}));
console.log(JSON.stringify({ seed: millisecondsToEmit(seed, 15), links }));
