import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { computeReach, readDeployed, type ReachMatrix, type ReachOptions, type RenderedFile } from '../../lib/reach';
import { readTree } from '../../lib/write-files/read-tree.edge';
import { previewOfExample } from '../fixtures/examples';

const ROOT = join(__dirname, '../../examples');

/** Address of the Azure gateway in previews. @see https://www.rfc-editor.org/rfc/rfc5737 addresses for documentation */
export const GATEWAY = '203.0.113.10';

/** The rendered files of an example, each changed by `edit` when its path has the ending. */
export function filesOf(example: string, ...edits: readonly Edit[]): readonly RenderedFile[] {
  const files = readTree(join(ROOT, example, 'expected'));
  return edits.reduce<readonly RenderedFile[]>((changed, edit) => applyEdit(changed, edit), files);
}

/** A change of a rendered file: every occurrence of `from` becomes `to`. */
export interface Edit {
  /** Path, or its ending. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** Returns files of which each that an edit means is changed. @throws Error for an edit that changes no file */
export function applyEdit(files: readonly RenderedFile[], { file, from, to }: Edit): readonly RenderedFile[] {
  const isMeant = ({ path, content }: RenderedFile): boolean => path.endsWith(file) && content.includes(from);
  if (!files.some(isMeant)) throw new Error(`no file ${file} contains ${from}`);
  return files.map((each) => (isMeant(each) ? { ...each, content: each.content.replaceAll(from, to) } : each));
}

export function matrixOf(files: readonly RenderedFile[], options: ReachOptions = {}): ReachMatrix {
  return computeReach(readDeployed(files, [GATEWAY]), options);
}

/** What the config of an example says. */
export function intentOf(example: string) {
  const { sites, azure } = previewOfExample(example);
  return { vpc: sites.flatMap(({ prefixes }) => prefixes), vnet: azure.prefixes };
}

/** The recorded matrix of an example. */
export function goldenPath(example: string): string {
  return join(__dirname, 'expected', `${example}.txt`);
}

export function readGolden(example: string): string {
  return readFileSync(goldenPath(example), 'utf8');
}
