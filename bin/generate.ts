import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { configJsonSchema } from '../lib/config/schema/json-schema';
import { linkFiles } from '../lib/workspace/link-files';
import { loadLink } from '../lib/workspace/load-link.edge';
import { replaceSection } from '../lib/write-files/marked-section';
import { readTree } from '../lib/write-files/read-tree.edge';
import { writeTree } from '../lib/write-files/write-tree.edge';
import { importDiagram, type Directions } from './import-diagram';
import { renderedExamples } from './pages/example-sections';
import { generatedPages } from './pages/generated-pages';
import { generatedSections } from './pages/generated-sections';
import { renderLink } from './render.edge';

const EXAMPLES = 'examples';
const ARCHITECTURE = 'ARCHITECTURE.md';
const NOWHERE = 'no-such-file';

/** The default link before anything is deployed, whatever the state of this checkout. */
const { link } = loadLink(linkFiles({ handoff: NOWHERE, awsOutputs: NOWHERE, azureOutputs: NOWHERE }));
const templates = renderLink(link, { validate: false }).filter(({ path }) => path.startsWith('bicep-out/'));

const directions = JSON.parse(readFileSync('docs/import-directions.json', 'utf8')) as Directions;

writeTree('.', [
  { path: 'vpc2vnet.schema.json', content: `${JSON.stringify(configJsonSchema(), undefined, 2)}\n` },
  {
    path: ARCHITECTURE,
    content: replaceSection(readFileSync(ARCHITECTURE, 'utf8'), 'directions', importDiagram(directions)),
  },
  ...templates,
]);

/** Whose templates the pages of `docs` describe. */
const DESCRIBED = 'minimal';

for (const example of renderedExamples()) {
  const folder = join(EXAMPLES, example);
  const expected = join(folder, 'expected');
  const files = linkFiles({ config: join(folder, 'vpc2vnet.yaml'), handoff: join(folder, 'handoff.json') });
  const outputs = renderLink(loadLink(files, { preview: true }).link, { validate: false });
  if (example === DESCRIBED) writeTree('.', generatedPages(outputs));
  const made = new Set(outputs.map(({ path }) => path));
  const before = readTree(expected).map(({ path }) => path);
  writeTree(expected, outputs, { stale: before.filter((path) => !made.has(path)) });
}

for (const { page, name, text } of generatedSections()) {
  writeTree('.', [{ path: page, content: replaceSection(readFileSync(page, 'utf8'), name, text) }]);
}
