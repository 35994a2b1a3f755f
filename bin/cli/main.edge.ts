import { Command, CommanderError } from 'commander';
import type { LabCommandOptions } from './commands/lab.edge';
import type { EmitCommandOptions } from './commands/emit.edge';
import { addDriverCommands } from './driver-commands';
import { reportFailure } from './report-failure.edge';
import { EXIT } from '../../lib/base/user-error';

/** Runs the command line; each command's module is loaded only when it is called. */
export async function main(argv: readonly string[]): Promise<void> {
  const program = new Command('vpc2vnet')
    .description('Connects an AWS VPC to an Azure VNet with a site-to-site IPsec VPN, from one config file.')
    .option('--debug', 'print stack traces')
    .exitOverride()
    .showHelpAfterError('(run with --help for the options)');
  addStart(program);
  addSynth(program);
  addEmit(program);
  addLab(program);
  addDriverCommands(program);
  try {
    await program.parseAsync([...argv]);
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.badInput;
    else reportFailure(error, program.opts<{ debug?: boolean }>().debug === true || argv.includes('--debug'));
  }
}

function addStart(program: Command): void {
  program
    .command('start')
    .description('write a preview of the default link, and bring it up in the lab where this machine can')
    .option('--debug', 'print stack traces')
    .action(async () => (await import('./commands/start.edge')).start());
}

function addSynth(program: Command): void {
  program
    .command('synth')
    .description('write the templates of both clouds and the files of the router')
    .option('--config <file>', 'the config file (default: vpc2vnet.yaml)')
    .option('--out <dir>', 'where to write (default: here, or preview/ with --preview)')
    .option('--handoff <file>', 'the hand-off file (default: handoff.json)')
    .option('--preview', 'fill addresses that are not assigned yet with documentation addresses')
    .option('--validate', "run CloudFormation's own validation, which takes some seconds")
    .option('--import <file>', 'turn a parameter file of the 2015 template into a config instead')
    .option('--json', 'print a report for machines')
    .option('--debug', 'print stack traces')
    .action(async (options: { import?: string; config?: string }) => {
      if (options.import === undefined) (await import('./commands/synth.edge')).synth(options);
      else (await import('./commands/import.edge')).importParameters(options.import, options.config);
    });
}

function addLab(program: Command): void {
  program
    .command('lab')
    .description('bring the link up on this machine, between real daemons on real kernels, and check it')
    .option('--config <file>', 'the config file (default: vpc2vnet.yaml)')
    .option('--kernel <kind>', "force this host's own kernel or a microVM: host or vm (default: host where it can)")
    .option('--faults [names]', 'then inject faults under running traffic (all, or these, with commas between)')
    .option('--bench', 'then measure throughput and round trip, with and without the tunnel')
    .option('--doc <dir>', 'write the tables of faults and figures to a directory, as Markdown')
    .option('--cloud-init', 'let cloud-init consume the user data, as on EC2 (slower)')
    .option('--keep', 'stay up until Ctrl-C, and print how to run commands in each host')
    .option('--pcap <dir>', 'write captures of the wire and of both ends to a directory')
    .option('--json', 'print a report for machines')
    .option('--debug', 'print stack traces')
    .action(async (options: LabCommandOptions) => (await import('./commands/lab.edge')).lab(options));
}

function addEmit(program: Command): void {
  program
    .command('emit')
    .description('write Bicep and ARM JSON of a synthesized azurerm stack')
    .requiredOption('--from <file>', 'the cdk.tf.json of the stack, or any other Terraform JSON')
    .requiredOption('--out <dir>', 'where to write')
    .option('--check', 'compare with what is there instead of writing; exit 1 when it differs')
    .option('--scope <scope>', 'resourceGroup, or subscription to make the resource group, too')
    .option('--handoff-command <command>', 'named in the README as what takes the outputs back')
    .option('--debug', 'print stack traces')
    .action(async (options: EmitCommandOptions) => {
      (await import('./commands/emit.edge')).emit(options);
    });
}
