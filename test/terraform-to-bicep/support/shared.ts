import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Need } from '../../fixtures/needs';

const ROOT = join(__dirname, '../../..');
/** Microsoft's type data; not part of the repository. */
const SHARED = join(ROOT, '../shared');

export const TYPES: Need = {
  what: "Microsoft's types",
  install: 'put the pruned bicep-types and arm-schemas into ../shared',
  isMet: () =>
    existsSync(join(SHARED, 'bicep-types/validate.mjs')) && existsSync(join(SHARED, 'arm-schemas/validate.mjs')),
};

/** Findings because the data is older or smaller than Azure, not because the template is wrong. */
const ABOUT_THE_DATA: readonly RegExp[] = [
  /vmSize: ".*" is not one of/,
  /no (type|schema for) Microsoft\.Network\/virtualNetworks\/virtualNetworkPeerings@/,
];

/** The summary of each validator, so that empty output is never taken for success. */
const SUMMARY = { 'bicep-types': /^\d+ finding\(s\)$/m, 'arm-schemas': /: \d+ error\(s\); load/ } as const;

/** Findings of a validator by the template's name; empty lists for valid ones. */
export function findings(
  validator: keyof typeof SUMMARY,
  templates: Readonly<Record<string, string>>,
): Readonly<Record<string, readonly string[]>> {
  const folder = mkdtempSync(join(tmpdir(), 'vpc2vnet-types-'));
  try {
    return Object.fromEntries(
      Object.entries(templates).map(([name, text]) => {
        const file = join(folder, 'azuredeploy.json');
        writeFileSync(file, text);
        const said = run(realpathSync(join(SHARED, validator, 'validate.mjs')), file);
        if (!SUMMARY[validator].test(said)) throw new Error(`the validator ${validator} did not finish: ${said}`);
        return [name, said.split('\n').filter(isFinding)];
      }),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function isFinding(line: string): boolean {
  const summary = line.trim() === '' || / resources checked$|finding\(s\)$| error\(s\); load /.test(line);
  return !summary && !ABOUT_THE_DATA.some((pattern) => pattern.test(line));
}

/** The validators report on standard output, and exit with 1 when they find something. */
function run(script: string, file: string): string {
  const env = { ...process.env, NODE_PATH: join(ROOT, 'node_modules') };
  try {
    return execFileSync('node', [script, file], { env, encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    return String((error as { readonly stdout?: unknown }).stdout ?? error);
  }
}

interface TypeNode {
  readonly $type: string;
  readonly name?: string;
  readonly sensitive?: boolean;
  readonly body?: { readonly $ref: string };
  readonly itemType?: { readonly $ref: string };
  readonly properties?: Readonly<Record<string, { readonly type: { readonly $ref: string }; readonly flags: number }>>;
}

/** Paths of the writable properties that Microsoft marks as secrets, such as `Microsoft.X/y@v properties.key`. */
export function sensitivePaths(): readonly string[] {
  const folder = join(SHARED, 'bicep-types');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('types.json'),
  );
  return files.flatMap((file) => {
    const nodes = JSON.parse(readFileSync(join(folder, file), 'utf8')) as readonly TypeNode[];
    const at = (ref: { readonly $ref: string } | undefined): TypeNode | undefined =>
      ref === undefined ? undefined : nodes[Number(ref.$ref.slice(2))];
    const paths = (node: TypeNode | undefined, path: string, above: readonly TypeNode[]): readonly string[] => {
      if (node === undefined || above.includes(node)) return [];
      if (node.sensitive === true) return [path];
      if (node.$type === 'ArrayType') return paths(at(node.itemType), path, [...above, node]);
      return Object.entries(node.properties ?? {}).flatMap(([name, { type, flags }]) =>
        (flags & 2) > 0 ? [] : paths(at(type), path === '' ? name : `${path}.${name}`, [...above, node]),
      );
    };
    return nodes
      .filter(({ $type }) => $type === 'ResourceType')
      .flatMap((node) => paths(at(node.body), '', []).map((path) => `${node.name ?? ''} ${path}`));
  });
}
