import {
  componentOf,
  componentsOf,
  deployVerb,
  isUnknownToAzure,
  missingFacts,
  type Component,
} from '../model/components';
import { factsOf } from '../model/fact';
import type { Link } from '../model/link';
import { importCommand } from './commands';
import { namedFiles, type LinkFiles } from './link-files';

/** What the app of `cdk` or `cdktf` synthesizes, and from what. */
export interface Entry {
  readonly tool: Component['tool'];
  readonly files: LinkFiles;
  readonly link: Link;
  readonly hasHandoff: boolean;
  readonly notices: readonly string[];
}

/**
 * Returns the lines that a toolkit's app prints to stderr: one with the link, its files, and the stacks that cannot be
 * deployed with the reason; then one for each notice.
 */
export function entryLines(entry: Entry): readonly string[] {
  return [headline(entry), ...missingHandoff(entry), ...entry.notices];
}

function headline({ tool, files, link, hasHandoff }: Entry): string {
  const regions = [...new Set(link.sites.map(({ region }) => region))];
  const handoff = hasHandoff ? `hand-off ${files.handoff}` : `no hand-off (${files.handoff} does not exist)`;
  const waiting = componentsOf(link)
    .filter((component) => component.tool === tool)
    .flatMap((component) => whatItNeeds(link, component));
  return [
    `link ${link.name} (AWS ${regions.join(', ')}, Azure ${link.azure.location}) from ${files.config}, ${handoff}`,
    ...(waiting.length === 0 ? [] : [`${tool === 'cdk' ? 'left out' : 'pending'}: ${waiting.join(', ')}`]),
  ].join('; ');
}

/** The first word is the stack, which a person may miss in the toolkit's list. */
function whatItNeeds(link: Link, component: Component): readonly string[] {
  const missing = missingFacts(link, component);
  if (missing.length > 0) {
    const sources = factsOf(link).filter(({ key }) => missing.includes(key));
    const commands = new Set(sources.map(({ source }) => deployVerb(componentOf(link, source))));
    return [`${component.stack} needs ${missing.join(' and ')} (${[...commands].join(', ')})`];
  }
  return isUnknownToAzure(link, component)
    ? [`${component.stack} has another address or key than Azure was deployed with (cdktf deploy)`]
    : [];
}

/** A missing file does not mean that nothing is deployed. */
function missingHandoff({ tool, files, link: { name }, hasHandoff }: Entry): readonly string[] {
  if (hasHandoff) return [];
  const remedy = `get ${files.handoff} from whoever deployed it, or run \`${importCommand(namedFiles(files))}\` with the outputs of both sides`;
  const consequence = tool === 'cdk' ? '; without it, no command here detects its router' : '';
  return [`if ${name} is already deployed, ${remedy}${consequence}`];
}
