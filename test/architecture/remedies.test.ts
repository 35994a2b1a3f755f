import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');

/** A command that acts on the default files of a link; on another link it would change the wrong one. */
const OF_DEFAULT_FILES = /npm run up\b|npm run -s vpc2vnet (?!--)/;

/** Modules that have such a command, and why it is right there. */
const ALLOWED: Readonly<Record<string, string>> = {
  'lib/config/load.ts': 'the default of a parameter',
  'lib/config/schema/aws.ts': 'of a rule that is the same for all links',
  'lib/discover/vnet/vnet-obstacles.ts': 'of a table that docs print; the command only reads',
  'lib/driver/gateway-in-use.edge.ts': 'for another link',
  'lib/handoff/handoff-commands.ts': 'the default of a parameter',
  'lib/workspace/commands.ts': 'the command for the default files',
};

test('the commands of remedies are made for the files of a link', () => {
  const found = readdirSync(join(ROOT, 'lib'), { recursive: true, encoding: 'utf8' })
    .map((path) => join('lib', path))
    .filter((path) => path.endsWith('.ts') && OF_DEFAULT_FILES.test(readFileSync(join(ROOT, path), 'utf8')));

  expect(found.sort()).toEqual(Object.keys(ALLOWED));
});
