import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Link } from '../../lib/model/link';
import { PLAIN_ROUTER, siteStack } from '../../lib/model/names';
import type { Template } from '../../lib/rights/aws-policy';
import type { Stack } from '../../lib/rights/azure-role';
import { templateOf } from '../fixtures/aws-stacks';
import { terraformOf } from '../fixtures/azure-stack';
import { previewOfExample } from '../fixtures/examples';
import { linkOf } from '../fixtures/link-of';

/** A link with the templates that rights follow from. */
export interface Rendered {
  readonly name: string;
  readonly link: Link;
  /** By the name of the stack. */
  readonly templates: Readonly<Record<string, Template>>;
  readonly stack: Stack;
}

/** A config with its templates, as if both sides were known. */
export function renderedYaml(name: string, yaml: string): Rendered {
  return renderedLink(name, linkOf(yaml, undefined, true));
}

/** What is not asked for is not synthesized. */
function renderedLink(name: string, link: Link): Rendered {
  const [site] = link.sites;
  return {
    name,
    link,
    get templates() {
      return {
        [siteStack(link.name, site.name, 'network')]: templateOf(link, 'network').toJSON() as Template,
        [siteStack(link.name, site.name, PLAIN_ROUTER)]: templateOf(link, 'router').toJSON() as Template,
      };
    },
    get stack() {
      return terraformOf(link);
    },
  };
}

/** Examples and configs that have every resource type of a link among them. */
export function allLinks(): readonly Rendered[] {
  const fixtures = ['every-key.yaml', 'every-other-key.yaml'].map((file) =>
    renderedYaml(file, readFileSync(join(__dirname, '../fixtures', file), 'utf8')),
  );
  const examples = ['minimal', 'existing-networks', 'hub-and-spoke'];
  return [...examples.map((name) => renderedLink(name, previewOfExample(name))), ...fixtures];
}
