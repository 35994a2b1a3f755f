import {
  LINK_FILE_KEYS,
  LINK_FILE_VARIABLES,
  linkFiles,
  optionOf,
  type LinkFiles,
} from '../../lib/workspace/link-files';
import { handoffSchema } from '../../lib/handoff/handoff';
import type { OutputFile } from '../../lib/write-files/file-tree';
import { z } from 'zod';
import { code, generated, table } from './markdown';

const PURPOSES: Readonly<Record<keyof LinkFiles, string>> = {
  config: 'the config; commit it',
  handoff: 'addresses, ARNs and the image, of both clouds; commit it, it holds no secret',
  awsOutputs: 'outputs of the stacks of the last `cdk deploy`, which `cdk.json` names; not committed',
  azureOutputs: 'outputs of the last `cdktf deploy`, named by its `--outputs-file`; not committed',
};

/** What the rendered files are for, by the first part of their path; in the order of the page. */
const RENDERED: readonly (readonly [path: string, purpose: string])[] = [
  ['cdk.out/', 'the AWS side: CloudFormation templates, which `cdk deploy` synthesizes again'],
  ['cdktf.out/', 'the Azure side: Terraform JSON'],
  ['bicep-out/', 'the Azure side for `az deployment`: Bicep, ARM JSON, parameter files, and a page for the reviewer'],
  ['router/', 'files of each router, once all that they need is known, and the user data that carries them'],
];

const WRITING: readonly string[] = [
  [
    '- A run writes all of its outputs or none: after an error, the old files are as they were. Old and new files are never in place together.',
    '- A run waits for another one that writes into the same folder. After a kill, some outputs may be missing; the next run completes them.',
    '- A run deletes only files that an earlier one wrote: below `cdk.out`, `bicep-out` and `router`, and `cdk.tf.json` and `manifest.json` of `cdktf.out`. It deletes nothing behind a symbolic link.',
    '- A symbolic link in the place of an output is replaced; one in the place of a hand-off is followed.',
    '- A named pipe, a device or a folder in the place of a file is an error.',
    '- So is a config of more than 128 KiB, or another file of more than 32 MiB.',
    '- What the file system rejects is one line with the path, the reason and the remedy, and exit code 2.',
  ].join('\n'),
];

/** Files that a run leaves besides what it renders. */
const STATE: readonly (readonly [path: string, purpose: string])[] = [
  ['`review/index.html`', 'page of the last `review`: one file that requests nothing; not committed'],
  ['`review/review.md`', 'its short form, for the comment of a pull request; not committed'],
  [
    '`.vpc2vnet/NAME/lab.json`, `lab-days.json`',
    'verdict, date, times and digest of the last `lab`, and of the last `lab --days`, which `review` shows; no secret',
  ],
  [
    '`.vpc2vnet-files.json`',
    'list of what the last `synth` wrote, so that the next one removes what is no longer made',
  ],
  [
    '`.vpc2vnet-files.unfinished.json`',
    'while a run replaces outputs: its process and its files; after a kill, the next run completes or undoes them',
  ],
  ['`*.vpc2vnet-new`, `*.vpc2vnet-old`, `*.vpc2vnet-tmp`', 'files of such a run, which the next one deletes'],
  ['`.vpc2vnet/NAME.lock`', 'who works on the link'],
  [
    '`~/.cache/vpc2vnet/modules`',
    'modules as Node 22.1 and later has compiled them, so that commands start sooner; `NODE_DISABLE_COMPILE_CACHE=1` keeps none',
  ],
  [
    '`~/.cache/vpc2vnet/packed`',
    'scripts of user data as they were packed, by the digest of their text, so that `synth` is quicker; can be removed at any time',
  ],
  ['`.vpc2vnet/NAME/*.log`', 'what the tools printed'],
  ['`.vpc2vnet/outputs/`', 'outputs of other links, until a run of theirs has saved them in its hand-off'],
  [
    '`terraform.NAME-azure.tfstate`',
    'local state of Terraform, with the shared key; none with `backend:` in the config',
  ],
  ['`terraform.NAME-azure.tfstate.backup`', 'its former version, with the shared key as well'],
];

/**
 * `docs/reference/files.md`.
 * @param outputs - what a link of which everything is known renders to.
 */
export function filesPage(outputs: readonly OutputFile[]): string {
  const defaults = linkFiles();
  return `${[
    '# Files',
    generated('the tables of files, the schema of the hand-off and a rendered link'),
    '## Files of a link',
    'An option or a context key of `cdk -c` counts over the variable, the variable over the default. For `b.yaml` the hand-off is `handoff.b.json`.',
    table(
      ['Option', 'Context key', 'Variable', 'Default', 'What it is'],
      LINK_FILE_KEYS.map((key) => [
        code(optionOf(key)),
        code(key),
        code(LINK_FILE_VARIABLES[key]),
        code(defaults[key]),
        PURPOSES[key],
      ]),
    ),
    '## The hand-off',
    'One fact a line, so that the changes of two people merge. `handoff show` prints it; `handoff set`, `import` and `forget` change it.',
    table(['Field', 'Type'], fieldsOf(z.toJSONSchema(handoffSchema, { io: 'input' }) as Schema, '')),
    '## What `synth` writes',
    'Into the current folder, or `--out`. None of these is committed, and each is written again. The names are those of the link `minimal`.',
    ...RENDERED.flatMap(([folder, purpose]) => [
      `### ${code(folder)}`,
      `${purpose.charAt(0).toUpperCase()}${purpose.slice(1)}.`,
      outputs
        .map(({ path }) => path)
        .filter((path) => path.startsWith(folder))
        .sort()
        .map((path) => `- ${code(path)}`)
        .join('\n'),
    ]),
    '## How files are read and written',
    ...WRITING,
    '## What the commands leave',
    table(['Path', 'What it is'], STATE),
  ].join('\n\n')}\n`;
}

interface Schema {
  readonly type?: string;
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
}

/** A row for each field that is not a group of others. */
function fieldsOf(schema: Schema, path: string): readonly (readonly [string, string])[] {
  const below = (name: string, child: Schema): readonly (readonly [string, string])[] =>
    fieldsOf(child, path === '' ? name : `${path}.${name}`);
  if (schema.properties !== undefined)
    return Object.entries(schema.properties).flatMap(([name, child]) => below(name, child));
  if (typeof schema.additionalProperties === 'object') return below('NAME', schema.additionalProperties);
  return [[code(path), describe(schema)]];
}

function describe({ type, const: fixed, items }: Schema): string {
  if (fixed !== undefined) return code(JSON.stringify(fixed));
  return items === undefined ? (type ?? '') : `list of ${describe(items)}s`;
}
