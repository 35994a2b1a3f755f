import { writeFileSync } from 'node:fs';
import { printHandoff } from '../../lib/handoff/parse';
import { linkFiles } from '../../lib/workspace/link-files';
import { loadLink } from '../../lib/workspace/load-link.edge';
import { AWS_FACTS, bothSides } from '../fixtures/handoffs';
import { configOf } from '../fixtures/config';

const FILES = linkFiles({ config: 'b.yaml' });

/** The error of a link whose config is not the default one. */
function load(config: string, handoff: string): () => unknown {
  writeFileSync(FILES.config, config);
  writeFileSync(FILES.handoff, handoff);
  return () => loadLink(FILES);
}

describe('a remedy that removes facts names the config of the link, as another link has the default one', () => {
  test.each([
    ['AWS is in another region', configOf({ aws: { region: 'eu-west-1' } }), printHandoff(bothSides()), 'aws'],
    [
      'Azure is in another location',
      configOf({ azure: { location: 'northeurope' } }),
      printHandoff(bothSides()),
      'azure',
    ],
    ['a fact is invalid', configOf({}), printHandoff(bothSides()).replace(AWS_FACTS.sharedKeySecretArn, 'x'), 'aws'],
  ])('%s', (_, config, handoff, side) => {
    expect(load(config, handoff)).toThrow(`\`npm run -s vpc2vnet -- handoff forget --config b.yaml ${side}\``);
  });
});
