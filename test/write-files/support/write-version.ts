import { ownFilesList, staleFiles } from '../../../lib/write-files/own-files';
import { OWN_FILES_LIST } from '../../../lib/write-files/own-files';
import { readIfThere } from '../../../lib/write-files/read-file.edge';
import { writeTree } from '../../../lib/write-files/write-tree.edge';
import { treeOf } from './versions';

/** Writes a version of the tree into a folder, as `synth` does: `write-version.ts FOLDER VERSION`. */
const [, , root = '', version = ''] = process.argv;
const files = treeOf(Number(version));
const stale = staleFiles(readIfThere(`${root}/${OWN_FILES_LIST}`), files);
writeTree(root, [...files, ownFilesList(files)], { stale });
