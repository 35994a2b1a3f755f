import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { OutputFile } from '../../../lib/write-files/file-tree';
import { ownFilesList } from '../../../lib/write-files/own-files';

/** One file is the same in all versions, one changes, and each version has one of its own. */
export function treeOf(version: number): readonly OutputFile[] {
  return [
    { path: 'cdk.out/manifest.json', content: 'the same\n' },
    { path: 'cdk.out/link.template.json', content: `version ${version}\n`.repeat(500) },
    { path: 'bicep-out/main.bicep', content: `version ${version}\n`.repeat(1500) },
    { path: `router/router-${version}/user-data`, content: `version ${version}\n` },
  ];
}

/** Files below a folder with their contents, by path. */
export type Files = Readonly<Record<string, string>>;

/** What a completed run of a version leaves in the folder. */
export function completeTree(version: number): Files {
  const files = treeOf(version);
  return Object.fromEntries([...files, ownFilesList(files)].map(({ path, content }) => [path, content]));
}

/** All files below a folder. */
export function filesIn(root: string): Files {
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).map((path) => join(root, path));
  return Object.fromEntries(
    paths.filter((path) => statSync(path).isFile()).map((path) => [relative(root, path), readFileSync(path, 'utf8')]),
  );
}

/** Of the files in place, those that one version only has: a mixture has some of both. */
export function versionsIn(files: Files): readonly number[] {
  return [1, 2].filter((version) => {
    const [own, other] = [completeTree(version), completeTree(3 - version)];
    return Object.entries(files).some(([path, content]) => own[path] === content && other[path] !== content);
  });
}

/** A file that takes several steps of a small file system. */
export function oneFile(version: number): OutputFile {
  return { path: 'handoff.json', content: `version ${version}\n`.repeat(1500) };
}
