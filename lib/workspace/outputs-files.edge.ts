import { join } from 'node:path';
import type { Side } from '../handoff/side';
import { stacksIn, withAside, withoutStacks, type StackOutputs } from '../handoff/stacks-in';
import { componentsOf } from '../model/components';
import type { Link } from '../model/link';
import { sitePath } from '../model/names';
import { readIfThere } from '../write-files/read-file.edge';
import { removeFile, writeFile } from '../write-files/write-file.edge';
import type { LinkFiles } from './link-files';

/** The folder to which the outputs of other links' stacks are copied, one file each, before a deployment overwrites them. */
const ASIDE = join('.vpc2vnet', 'outputs');

/** A cloud, whose toolkit writes one outputs file. */
export type Cloud = 'aws' | 'azure';

/** Returns a cloud's outputs: those in its file, and those that another link's run copied; undefined when neither exist. */
export function readOutputs(cloud: Cloud, files: LinkFiles, link: Link): string | undefined {
  const aside = stacksOfCloud(cloud, link).map((stack) => stacksIn(readIfThere(asideFile(stack))));
  return withAside(
    readIfThere(pathOf(cloud, files)),
    aside.reduce<StackOutputs>((all, one) => ({ ...all, ...one }), {}),
  );
}

/**
 * Copies the outputs of other links from an outputs file: a toolkit replaces the file by the outputs of its last run
 * only, and these facts may not be in a hand-off yet.
 */
export function setAside(cloud: Cloud, files: LinkFiles, link: Link): void {
  const own = new Set(stacksOfCloud(cloud, link));
  const others = Object.entries(stacksIn(readIfThere(pathOf(cloud, files)))).filter(([stack]) => !own.has(stack));
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
  const path = pathOf(cloudOf(side), files);
  const text = readIfThere(path);
  if (text === undefined) return false;
  const rest = withoutStacks(text, new Set(own));
  if (rest === undefined) removeFile(path);
  else writeFile(path, rest);
  return rest !== text;
}

/** The cloud of a side. */
export function cloudOf(side: Side): Cloud {
  return side === 'azure' ? 'azure' : 'aws';
}

function stacksOf(side: Side, link: Link): readonly string[] {
  return componentsOf(link)
    .filter(({ site }) => (site === undefined ? side === 'azure' : sitePath(site) === side))
    .map(({ stack }) => stack);
}

function stacksOfCloud(cloud: Cloud, link: Link): readonly string[] {
  return componentsOf(link)
    .filter(({ tool }) => (tool === 'cdk') === (cloud === 'aws'))
    .map(({ stack }) => stack);
}

function pathOf(cloud: Cloud, files: LinkFiles): string {
  return cloud === 'aws' ? files.awsOutputs : files.azureOutputs;
}

function asideFile(stack: string): string {
  return join(ASIDE, `${stack}.json`);
}
