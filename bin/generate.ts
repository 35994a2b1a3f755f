import { configJsonSchema } from '../lib/config/json-schema';
import { configurationPage } from '../lib/docs/configuration-page';
import { writeTree } from '../lib/output/write-tree.edge';

writeTree('', [
  { path: 'vpc2vnet.schema.json', content: `${JSON.stringify(configJsonSchema(), undefined, 2)}\n` },
  { path: 'docs/configuration.md', content: configurationPage() },
]);
