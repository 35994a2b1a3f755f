import type { Compiler } from './compiler';

type Files = Readonly<Record<string, string>>;

/** What the compiler says of a template, and what it would print. */
export interface Verdict {
  readonly diagnostics: readonly string[];
  readonly files: Files;
}

/** What the compiler makes of the emitted files: its diagnostics, its layout, and its ARM JSON. */
export async function verdictOf(compiler: Compiler, files: Files): Promise<Verdict> {
  const { diagnostics, template } = await compiler.compile(files, 'main.bicep');
  return {
    diagnostics,
    files: {
      'main.bicep': await compiler.format('main.bicep', files['main.bicep'] ?? ''),
      'main.bicepparam': await compiler.format('main.bicepparam', files['main.bicepparam'] ?? ''),
      // The text, so that the order of properties is compared, too.
      'azuredeploy.json': `${JSON.stringify(template, null, 2)}\n`,
    },
  };
}

/** The verdict on files that are as the compiler has them. */
export function expectedOf(files: Files): Verdict {
  const { 'main.bicep': bicep = '', 'main.bicepparam': parameters = '', 'azuredeploy.json': json = '' } = files;
  return { diagnostics: [], files: { 'main.bicep': bicep, 'main.bicepparam': parameters, 'azuredeploy.json': json } };
}
