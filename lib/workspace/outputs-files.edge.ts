import { join } from 'node:path';
import type { Side } from '../handoff/side';
import { stacksIn, withAside, withoutStacks, type StackOutputs } from '../handoff/stacks-in';
import { componentsOf } from '../model/components';
import type { Link } from '../model/link';
import { readIfThere } from '../write-files/read-file.edge';
import { removeFile, writeFile } from '../write-files/write-file.edge';
import type { LinkFiles } from './link-files';

/** The folder to which the outputs of other links' stacks are copied, one file each, before a deployment overwrites them. */
const ASIDE = join('.vpc2vnet', 'outputs');

/** Returns a side's outputs: those in its file, and those that another link's run copied; undefined when neither exist. */
export function readOutputs(side: Side, files: LinkFiles, link: Link): string | undefined {
  const aside = stacksOf(side, link).map((stack) => stacksIn(readIfThere(asideFile(stack))));
  return withAside(
    readIfThere(pathOf(side, files)),
    aside.reduce<StackOutputs>((all, one) => ({ ...all, ...one }), {}),
  );
}

/**
 * Copies the outputs of other links from an outputs file: a toolkit replaces the file by the outputs of its last run
 * only, and these facts may not be in a hand-off yet.
 */
export function setAside(side: Side, files: LinkFiles, link: Link): void {
  const own = new Set(stacksOf(side, link));
  const others = Object.entries(stacksIn(readIfThere(pathOf(side, files)))).filter(([stack]) => !own.has(stack));
  for (const [stack, outputs] of others) writeFile(asideFile(stack), `${JSON.stringify({ [stack]: outputs })}\n`);
}

/** Deletes the copied outputs of a link, once they are in its hand-off. */
export function removeAside(link: Link): void {
  for (const { stack } of componentsOf(link)) removeFile(asideFile(stack));
}

/**
 * Deletes the outputs of a side, so that they are not read over newer facts. Those of other links stay.
 * @returns whether the outputs file was changed
 */
export function removeOutputs(side: Side, files: LinkFiles, link: Link): boolean {
  const own = stacksOf(side, link);
  for (const stack of own) removeFile(asideFile(stack));
  const path = pathOf(side, files);
  const text = readIfThere(path);
  if (text === undefined) return false;
  const rest = withoutStacks(text, new Set(own));
  if (rest === undefined) removeFile(path);
  else writeFile(path, rest);
  return rest !== text;
}

function stacksOf(side: Side, link: Link): readonly string[] {
  return componentsOf(link)
    .filter(({ tool }) => (tool === 'cdk') === (side === 'aws'))
    .map(({ stack }) => stack);
}

function pathOf(side: Side, files: LinkFiles): string {
  return side === 'aws' ? files.awsOutputs : files.azureOutputs;
}

function asideFile(stack: string): string {
  return join(ASIDE, `${stack}.json`);
}
