import type { Command } from 'commander';

/** Adds the commands that drive both clouds; each loads its module only when it is called. */
export function addDriverCommands(program: Command): void {
  driver(program, 'up', 'deploy whatever is missing on both clouds, until they agree')
    .option('--yes', 'do not ask before changes that destroy or interrupt something')
    .option('--cdktf', 'deploy the Azure side by `cdktf deploy` instead of Terraform')
    .action(async (options) => (await import('./commands/drive.edge')).driveUp(options));
  driver(program, 'plan', 'show what `up` would do to both clouds').action(async (options) =>
    (await import('./commands/drive.edge')).drivePlan(options),
  );
  driver(program, 'down', 'remove the link from both clouds')
    .option('--yes', "do not ask for the link's name")
    .option('--cdktf', 'remove the Azure side by `cdktf destroy` instead of Terraform')
    .action(async (options) => (await import('./commands/drive.edge')).driveDown(options));
  driver(program, 'status', "show each side's state, addresses, tunnel and hand-off").action(async (options) =>
    (await import('./commands/drive.edge')).driveStatus(options),
  );
  addHandoff(program);
}

function driver(program: Command, name: string, description: string): Command {
  return linkOptions(program.command(name).description(description));
}

function linkOptions(command: Command): Command {
  return command
    .option('--config <file>', 'the config file (default: vpc2vnet.yaml)')
    .option('--handoff <file>', 'the hand-off file (default: handoff.json)')
    .option('--json', 'print events or a report for machines, one JSON object per line')
    .option('--debug', 'print stack traces');
}

function addHandoff(program: Command): void {
  const handoff = program.command('handoff').description('look at the hand-off, or fill it by hand');
  linkOptions(handoff.command('show').description('print the hand-off')).action(async (options) =>
    (await import('./commands/handoff.edge')).showHandoff(options),
  );
  linkOptions(
    handoff
      .command('import <file>')
      .description('take outputs that `az deployment group show`, `terraform output -json` or `cdk deploy` wrote'),
  ).action(async (file: string, options) => (await import('./commands/handoff.edge')).importHandoff(file, options));
  linkOptions(
    handoff
      .command('set <field> <value>')
      .description('set a field such as azure.gatewayAddresses; a comma separates the items of a list'),
  ).action(async (field: string, value: string, options) =>
    (await import('./commands/handoff.edge')).setHandoff(field, value, options),
  );
}
