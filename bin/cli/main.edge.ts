import { Command, CommanderError } from 'commander';
import { version } from '../../package.json';
import { EXIT } from '../../lib/base/user-error';
import { printError } from '../../lib/terminal/terminal.edge';
import { requireChoices } from './option';
import { reportFailure } from './report-failure.edge';
import { DEBUG, exampleOf, GROUPS, VERBS, type Verb } from './verbs';

/** Runs the command line; the module of a verb is loaded only when the verb is called. */
export async function main(argv: readonly string[]): Promise<void> {
  const program = new Command('vpc2vnet')
    .description('Connects an AWS VPC to an Azure VNet with a site-to-site IPsec VPN, from one config file.')
    .version(version, '-V, --version', 'show the version')
    .option(DEBUG.flags, DEBUG.sentence)
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({ writeErr: printLines, outputError: printMistake })
    .showHelpAfterError('(run with --help for the options)');
  for (const verb of VERBS) addVerb(program, verb);
  try {
    await program.parseAsync([...argv]);
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.badInput;
    else reportFailure(error, argv.includes(DEBUG.flags));
  }
}

function addVerb(program: Command, row: Verb): void {
  const { verb, sentence, takes = [], passesOptions = false, options, more } = row;
  const [last = verb, group] = verb.split(' ').reverse();
  const command = (group === undefined ? program : groupOf(program, group))
    .command([last, ...takes].join(' '))
    .description(sentence)
    .passThroughOptions(passesOptions);
  for (const { flags, sentence: says, required } of [...options, DEBUG]) {
    if (required === true) command.requiredOption(flags, says);
    else command.option(flags, says);
  }
  command.addHelpText('after', `\nExample:\n  ${exampleOf(row)}`);
  if (more !== undefined) command.addHelpText('after', more);
  command.action(async () => {
    const values = command.opts();
    requireChoices(options, values);
    const { run } = await load(verb);
    await run(values, ...command.args);
  });
}

function groupOf(program: Command, name: string): Command {
  const known = program.commands.find((command) => command.name() === name);
  return known ?? program.command(name).description(GROUPS[name] ?? '');
}

function printLines(text: string): void {
  text.trimEnd().split('\n').forEach(printError);
}

/** One line, whatever the argument has that is in it; commander's proposal follows on a line of its own. */
function printMistake(text: string): void {
  const [, mistake = '', proposal] = /^([^]*?)\n?(\(Did you mean [^\n]*\))?\n?$/.exec(text) ?? [];
  printError(mistake);
  if (proposal !== undefined) printError(proposal);
}

interface VerbModule {
  readonly run: (values: object, ...given: readonly string[]) => void | Promise<void>;
}

async function load(verb: string): Promise<VerbModule> {
  return (await import(`./commands/${verb.replace(' ', '/')}.edge`)) as VerbModule;
}
