import { createHash } from 'node:crypto';
import { stringify } from 'yaml';
import { devDependencies, name as packageName, version } from '../../package.json';
import type { OutputFile } from '../../lib/write-files/file-tree';
import { readManifest, sectionOf } from './read-manifest';

/** What is asked of a person, and the option that answers it. */
export const QUESTIONS = {
  name: 'name of the link, which begins the names of its stacks',
  region: 'AWS region of the VPC, such as eu-central-1',
  location: 'Azure location of the VNet, such as westeurope',
} as const;

/** What a new project is made from. */
export type Answers = Readonly<Record<keyof typeof QUESTIONS, string>>;

export const CONFIG_FILE = 'vpc2vnet.yaml';
export const IGNORE_FILE = '.gitignore';
export const WORKFLOW_FILE = '.github/workflows/link.yml';

/** npm has installed the package there, whatever the name of its tarball. */
const INSTALLED = `node_modules/${packageName}`;
const app = (side: 'aws' | 'azure'): string => `node ${INSTALLED}/dist/bin/${side}.js`;

/** What no commit may have: packages, outputs, and Terraform's state, which holds the shared key. */
export const IGNORED: readonly string[] = [
  'node_modules/',
  '/cdk.out/',
  '/cdktf.out/',
  '/bicep-out/',
  '/router/',
  '/preview/',
  '/review/',
  '/.vpc2vnet/',
  '/*-outputs.json',
  '/*-outputs.*.json',
  '/cdk.context.json',
  '*.tfstate',
  '*.tfstate.*',
  '.vpc2vnet-files.json',
];

/**
 * Returns the files of a new project, without its package.json.
 * @param workflow text of the pipeline of `examples/pipeline`; undefined for a project without one
 */
export function projectFiles(answers: Answers, workflow: string | undefined): readonly OutputFile[] {
  return [
    { path: CONFIG_FILE, content: configOf(answers) },
    {
      path: 'cdk.json',
      content: json({
        app: app('aws'),
        outputsFile: 'cdk-outputs.json',
        requireApproval: 'broadening',
        versionReporting: false,
        pathMetadata: false,
        assetMetadata: false,
      }),
    },
    {
      path: 'cdktf.json',
      content: json({
        language: 'typescript',
        app: app('azure'),
        projectId: uuidOf(answers.name),
        sendCrashReports: 'false',
        terraformProviders: [],
        terraformModules: [],
        context: {},
      }),
    },
    { path: IGNORE_FILE, content: IGNORED.map((line) => `${line}\n`).join('') },
    ...(workflow === undefined ? [] : [{ path: WORKFLOW_FILE, content: workflowOf(workflow, answers) }]),
  ];
}

function configOf({ name, region, location }: Answers): string {
  const config = stringify({ name, aws: { region }, azure: { location } });
  return `# yaml-language-server: $schema=./${INSTALLED}/vpc2vnet.schema.json\n${config}`;
}

/** The example's link and region, replaced; its bucket and its variables are for a person to fill in. */
function workflowOf(example: string, { name, region }: Answers): string {
  return example
    .replace('LINK: demo', `LINK: ${name}`)
    .replace('/handoff/demo/', `/handoff/${name}/`)
    .replaceAll('eu-west-1', region);
}

/** Commands that pages and messages name. */
const SCRIPTS: Readonly<Record<string, string>> = {
  start: `${packageName} start`,
  synth: `${packageName} synth`,
  lab: `${packageName} lab`,
  up: `${packageName} up`,
  emit: `${packageName} emit`,
  vpc2vnet: packageName,
};

/** The toolkits' commands, in the versions that this version is tested with. */
const TOOLS = ['aws-cdk', 'cdktf-cli'] as const;

/** cdktf-cli's terminal needs a compiler on Node 24; an override of a package has no effect where it is installed. */
const PTY = '@cdktf/node-pty-prebuilt-multiarch';

/** A project's package.json, and what of it exists and stays. */
export interface Manifest {
  readonly content: string;
  /** What has another value. */
  readonly kept: readonly string[];
  /** Packages that the project has in another section than `init` would add them to. */
  readonly elsewhere: readonly string[];
}

const PACKAGES: readonly string[] = ['dependencies', 'devDependencies', 'optionalDependencies'];

/**
 * Returns the package.json of a project with what it lacks: scripts, the toolkits' commands, and the override that
 * their installation needs. What it has stays as it is, as do its line ending, its indentation and its byte order mark.
 * @param text of the existing file, with its byte order mark; undefined when none exists
 * @throws UserError when the text is not JSON, or the file or a section is not a mapping
 */
export function manifestOf(text: string | undefined): Manifest {
  const mark = text?.startsWith(MARK) === true ? MARK : '';
  const before = text === undefined ? {} : readManifest(text.slice(mark.length));
  const wanted: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    scripts: SCRIPTS,
    dependencies: { [packageName]: version },
    devDependencies: Object.fromEntries(TOOLS.map((name) => [name, devDependencies[name]])),
    overrides: { [PTY]: devDependencies[PTY] },
  };
  const otherOf = (section: string, key: string): string | undefined =>
    PACKAGES.includes(section) && sectionOf(before, section)[key] === undefined
      ? PACKAGES.find((other) => sectionOf(before, other)[key] !== undefined)
      : undefined;
  const sections = Object.entries(wanted).map(([section, values]) => {
    const entries = Object.entries(values);
    const added = Object.fromEntries(entries.filter(([key]) => otherOf(section, key) === undefined));
    const elsewhere = entries.flatMap(([key]) => {
      const other = otherOf(section, key);
      return other === undefined ? [] : [`${other}.${key}`];
    });
    return { section, added, elsewhere, existing: sectionOf(before, section) };
  });
  const content = `${JSON.stringify(
    {
      // Without a name it is no package, and must not be published by mistake.
      ...(before['name'] === undefined ? { private: true } : {}),
      ...before,
      ...Object.fromEntries(
        sections
          .map(({ section, added, existing }) => [section, { ...added, ...existing }] as const)
          .filter(([section, values]) => before[section] !== undefined || Object.keys(values).length > 0),
      ),
    },
    undefined,
    indentOf(text),
  )}\n`;
  return {
    content: mark + (text?.includes('\r\n') === true ? content.replaceAll('\n', '\r\n') : content),
    kept: sections
      .filter(({ section }) => section !== 'dependencies')
      .flatMap(({ section, added, existing }) =>
        Object.keys(added)
          .filter((key) => existing[key] !== undefined && existing[key] !== added[key])
          .map((key) => `${section}.${key}`),
      ),
    elsewhere: sections.flatMap(({ elsewhere }) => elsewhere),
  };
}

/** The byte order mark of UTF-8, as a character. */
const MARK = '\uFEFF';

function indentOf(text = ''): string {
  return /^[ \t]+(?=")/m.exec(text)?.[0] ?? '  ';
}

function json(value: object): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

/** cdktf demands an id of this form; one from the name is the same in each run. */
function uuidOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
