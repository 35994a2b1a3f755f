import { relative, dirname } from 'node:path';
import { stringify } from 'yaml';
import { loadConfig } from '../../lib/config/load';
import { migrate } from '../../lib/config/import-2015/migrate';
import { readOldParameters } from '../../lib/config/import-2015/parameters';
import { printProblems } from '../../lib/config/problems/print-problem';
import { exists, readUserFile } from '../../lib/write-files/read-file.edge';
import { writeFile } from '../../lib/write-files/write-file.edge';
import { printer } from '../../lib/terminal/terminal.edge';
import { visible } from '../../lib/base/visible';
import { EXIT, UserError } from '../../lib/base/user-error';

const LINK_NAME = 'aws2azure';
const SCHEMA_FILE = 'vpc2vnet.schema.json';

/**
 * Turns a parameter file of the 2015 template into a config. An existing config is never overwritten.
 * @throws UserError when the file is not a parameter file, has a network that cannot be read, or the config already
 *   exists; nothing is written then. Also when the written config has a problem.
 */
export function importParameters(source: string, target: string): void {
  const text = readUserFile(source, 'name the parameter file of the 2015 template');
  const old = readOldParameters(text);
  if (!old.ok) throw new UserError([`${source} ${old.problem}`]);
  if (exists(target)) {
    throw new UserError([`${target} already exists; name another file with --config, or move it`]);
  }
  const { config, notes, problems } = migrate(old.parameters, LINK_NAME);
  if (problems.length > 0)
    throw new UserError(
      problems.map((problem) => `${source}: ${problem}`),
      EXIT.finding,
    );
  const schema = relative(dirname(target), SCHEMA_FILE);
  const yaml = `# yaml-language-server: $schema=${schema.startsWith('.') ? schema : `./${schema}`}\n${stringify(config, { lineWidth: 0 })}`;
  writeFile(target, yaml);
  for (const { parameter, text: line } of notes) printer.print(visible(`${parameter}: ${line}`));
  printer.print(`wrote ${target}`);
  const checked = loadConfig(yaml, target);
  if (!checked.ok) throw new UserError(printProblems(checked.problems), EXIT.finding);
}
