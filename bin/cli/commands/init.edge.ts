import { join } from 'node:path';
import { UserError } from '../../../lib/base/user-error';
import { loadConfig } from '../../../lib/config/load';
import { printProblems } from '../../../lib/config/problems/print-problem';
import { printer } from '../../../lib/terminal/terminal.edge';
import { decode } from '../../../lib/write-files/decode';
import { exists, readBytes, readIfThere, readUserFile } from '../../../lib/write-files/read-file.edge';
import { hasContent, modeOf } from '../../../lib/write-files/write-file.edge';
import { writeTree } from '../../../lib/write-files/write-tree.edge';
import { ask } from '../../init/ask.edge';
import {
  CONFIG_FILE,
  IGNORED,
  IGNORE_FILE,
  manifestOf,
  projectFiles,
  QUESTIONS,
  WORKFLOW_FILE,
  type Answers,
} from '../../init/project-files';
import { MANIFEST } from '../../init/read-manifest';
import type { Run } from '../verbs';

const EXAMPLE = join(__dirname, '../../../examples/pipeline/link.yml');

/**
 * Writes what a project lacks; a file that exists stays as it is, and package.json only gets what it lacks.
 * @throws UserError when an answer is missing without a terminal, or is not valid, when a folder has the name of
 * a file, or when package.json is read-only; nothing is written then
 */
export const run: Run<'init'> = async ({ ci, ...given }) => {
  const manifest = manifestHere();
  const answers = await answersOf(given);
  const workflow = ci === true ? readUserFile(EXAMPLE, 'install vpc2vnet again') : undefined;
  requireValid(projectFiles(answers, undefined).find(({ path }) => path === CONFIG_FILE)?.content ?? '');
  const needsConfig = workflow !== undefined && !exists(WORKFLOW_FILE);
  const files = projectFiles(needsConfig ? { ...answers, ...keptAnswers() } : answers, workflow);

  // Not whether something exists: a folder with the name of a file is not one to keep.
  const existing = files.filter(({ path }) => readBytes(path) !== undefined).map(({ path }) => path);
  const added = files.filter(({ path }) => !existing.includes(path));
  requireWritable(MANIFEST, manifest.content);
  const { written } = writeTree('.', [...added, { path: MANIFEST, content: manifest.content }]);
  const start = manifest.kept.includes('scripts.start') ? 'npx vpc2vnet start' : 'npm start';
  const lines = [
    ...written.map((path) => `wrote ${path}`),
    ...existing.map((path) => `kept ${path}, which exists${missingIn(path)}`),
    ...manifest.kept.map((key) => `kept ${key} of ${MANIFEST}, which has another value`),
    ...manifest.elsewhere.map((key) => `kept ${key} of ${MANIFEST}, and did not add it to another section`),
    ...(workflow === undefined
      ? []
      : ['next: change the bucket in .github/workflows/link.yml, and name it in `backend:` of vpc2vnet.yaml']),
    `next: \`${start}\` writes a preview; \`npm install\` installs the commands cdk and cdktf`,
  ];
  printer.print(lines.join('\n'));
};

/** The decoder drops the byte order mark of UTF-8, which the file is to keep. */
function manifestHere(): ReturnType<typeof manifestOf> {
  const bytes = readBytes(MANIFEST);
  if (bytes === undefined) return manifestOf(undefined);
  const mark = bytes.subarray(0, 3).toString('hex') === 'efbbbf' ? '\uFEFF' : '';
  return manifestOf(mark + decode(bytes));
}

/**
 * Returns the link and the region of a config that exists, because the workflow is to deploy that; empty without one.
 * @throws UserError when the config is invalid, or has no region
 */
function keptAnswers(): Partial<Answers> {
  const text = readIfThere(CONFIG_FILE);
  if (text === undefined) return {};
  const checked = loadConfig(text, CONFIG_FILE);
  // What `discover` reads of existing networks is not needed here.
  const problems = checked.ok ? [] : checked.problems.filter(({ code }) => code !== 'existing-unknown');
  const config = checked.ok ? checked.config : checked.draft?.config;
  const why = `so that --ci cannot write ${WORKFLOW_FILE} for it; correct it, or run init without --ci`;
  if (problems.length > 0 || config === undefined) {
    throw new UserError([...printProblems(problems), `${CONFIG_FILE} is invalid, ${why}`]);
  }
  const { name, aws } = config;
  if (aws?.region === undefined) throw new UserError([`${CONFIG_FILE} has no aws.region, ${why}`]);
  return { name, region: aws.region };
}

/** The options; a person on a terminal is asked for the others. */
async function answersOf(given: Partial<Answers>): Promise<Answers> {
  const missing = (Object.keys(QUESTIONS) as (keyof Answers)[]).filter((key) => given[key] === undefined);
  if (missing.length > 0 && process.stdin.isTTY !== true) {
    const options = missing.map((key) => `--${key}`).join(', ');
    throw new UserError([`init has questions but no terminal is attached; pass ${options}`]);
  }
  const questions = Object.fromEntries(missing.map((key) => [key, QUESTIONS[key]]));
  const asked = await ask(questions, { input: process.stdin, output: process.stderr });
  return { name: '', region: '', location: '', ...given, ...asked };
}

/** The writer replaces a file, which the file system also allows where the file is read-only. @throws UserError when it is */
function requireWritable(path: string, content: string): void {
  const mode = modeOf(path);
  if (mode === undefined || (mode & 0o222) !== 0 || hasContent(path, content)) return;
  throw new UserError([`${path} is read-only, and lacks what init adds; allow writing to it, then run this again`]);
}

/** @throws UserError with a line for each problem of the config that the answers give. */
function requireValid(config: string): void {
  const checked = loadConfig(config, CONFIG_FILE);
  if (!checked.ok) throw new UserError(printProblems(checked.problems));
}

/** A state of Terraform holds the shared key, so that a .gitignore of one's own must have these lines, too. */
function missingIn(path: string): string {
  if (path !== IGNORE_FILE) return '';
  const lines = new Set(readIfThere(path)?.split(/\r?\n/));
  const missing = IGNORED.filter((line) => !lines.has(line));
  return missing.length === 0 ? '' : `; add these lines to it: ${missing.join(' ')}`;
}
