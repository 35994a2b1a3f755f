import type { Compiler } from './compiler';

type Files = Readonly<Record<string, string>>;

/** The compiler's result for a template. */
export interface Verdict {
  readonly diagnostics: readonly string[];
  readonly files: Files;
}

/** Compiles the emitted files: diagnostics, the formatted files, and the ARM JSON. */
export async function verdictOf(compiler: Compiler, files: Files): Promise<Verdict> {
  const { diagnostics, template } = await compiler.compile(files, 'main.bicep');
  return {
    diagnostics,
    files: {
      'main.bicep': await compiler.format('main.bicep', files['main.bicep'] ?? ''),
      'main.bicepparam': await compiler.format('main.bicepparam', files['main.bicepparam'] ?? ''),
      // Compared as a string, which includes the order of properties.
      'azuredeploy.json': `${JSON.stringify(template, null, 2)}\n`,
    },
  };
}

/** The expected verdict: no diagnostics, and files equal to those of the compiler. */
export function expectedOf(files: Files): Verdict {
  const { 'main.bicep': bicep = '', 'main.bicepparam': parameters = '', 'azuredeploy.json': json = '' } = files;
  return { diagnostics: [], files: { 'main.bicep': bicep, 'main.bicepparam': parameters, 'azuredeploy.json': json } };
}
