import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { terraformCommand } from '../../fixtures/terraform';

/** Expressions that share an output; each output costs Terraform more than an expression does. */
const CHUNK = 20;

function chunks<T>(items: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / CHUNK) }, (_, index) =>
    items.slice(index * CHUNK, (index + 1) * CHUNK),
  );
}

/** Terraform's result for an expression: its value, or that it has none. */
export type Answer = { readonly value: unknown } | undefined;

/**
 * The values of expressions of Terraform's language: one apply, without a provider, whatever their number.
 * @param sections - the variables and locals that the expressions mention
 * @param expressions - without `${` and `}`
 */
export function askTerraform(sections: object, expressions: readonly string[]): readonly Answer[] {
  const command = terraformCommand();
  if (command === undefined) throw new Error('there is no terraform');
  const folder = mkdtempSync(join(tmpdir(), 'vpc2vnet-expressions-'));
  const run = (...args: readonly string[]): string =>
    execFileSync(command, args, {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      maxBuffer: 1 << 28,
      env: { ...process.env, CHECKPOINT_DISABLE: '1' },
    });
  try {
    // A list with at most one item for each, as an absent value is different from null.
    const lists = expressions.map((expression) => `try([${expression}], [])`);
    const output = Object.fromEntries(
      chunks(lists).map((chunk, index) => [`e${index}`, { value: `\${[${chunk.join(', ')}]}` }]),
    );
    writeFileSync(join(folder, 'main.tf.json'), JSON.stringify({ ...sections, output }));
    run('init', '-input=false', '-no-color');
    run('apply', '-auto-approve', '-input=false', '-no-color');
    const outputs = JSON.parse(run('output', '-json')) as Readonly<
      Record<string, { readonly value: readonly (readonly unknown[])[] }>
    >;
    return expressions.map((_, index) => {
      const found = outputs[`e${Math.floor(index / CHUNK)}`]?.value[index % CHUNK] ?? [];
      return found.length === 0 ? undefined : { value: found[0] };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
