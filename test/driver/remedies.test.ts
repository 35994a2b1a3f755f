import { checkState } from '../../lib/driver/components/check-state';
import { decide } from '../../lib/driver/components/decide';
import { rightsFindings } from '../../lib/driver/preflight/aws-findings';
import { editFindings } from '../../lib/driver/preflight/edit-findings';
import { preflightProblems, type Findings } from '../../lib/driver/preflight/preflight';
import { printImage } from '../../lib/driver/report/print-image';
import { failureRemedy } from '../../lib/driver/run/failed-step';
import { describeLostAddress } from '../../lib/driver/tunnel/lost-address';
import { describeLostRoute } from '../../lib/driver/tunnel/lost-routes';
import { emptyHandoff } from '../../lib/handoff/handoff';
import { forgetSide } from '../../lib/handoff/forget-side';
import { importOutputs } from '../../lib/handoff/import-outputs';
import { parseHandoff } from '../../lib/handoff/parse';
import { refreshHandoff, type HandoffSources } from '../../lib/handoff/refresh';
import { renewRouter } from '../../lib/handoff/renew-router';
import { setField } from '../../lib/handoff/set-field';
import { componentOf } from '../../lib/model/components';
import { handoffCommands } from '../../lib/workspace/commands';
import { COMPONENTS } from '../fixtures/components';
import { bothSides } from '../fixtures/handoffs';
import { linesOf } from '../fixtures/lines-of';
import { linkOf } from '../fixtures/link-of';

const FILES = { config: 'b.yaml' };
const COMMANDS = handoffCommands(FILES);
const LINK = linkOf();
const NOTHING = emptyHandoff(LINK.name);
const LOST_ADDRESS = { address: '54.1.2.3', allocation: 'eipalloc-1', region: 'eu-west-1', instances: ['i-1'] };
const LOST_ROUTE = { table: 'rtb-a', prefix: '10.3.0.0/16', router: 'router-1', kind: 'missing' } as const;
const MOVED = {
  component: 'azure',
  resource: 'azurerm_virtual_network.vnet',
  type: 'azurerm_virtual_network',
};
const ELSEWHERE = {
  ...{ Region: 'us-west-2', AddressRouter1: '54.1.2.3', VpcPrefixes: '10.0.0.0/16', Inputs: 'VPC range=0123abcd' },
  SharedKeySecretArn: 'arn:aws:secretsmanager:us-west-2:111111111111:secret:demo-AbCdEf',
  ImageArm64: 'ami-0123456789abcdef0',
};
const REFUSED: Findings = {
  ...{ cdkVersion: '2.1148.1', terraform: { name: 'tofu', version: '1.10.10' }, stateIn: 's3', cdktf: undefined },
  ...{ awsAccount: '1', awsProblem: undefined, expectedAccount: '2', azureSubscription: undefined },
  ...{ expectedSubscription: undefined, azureCredentials: true, missingVariables: [], azureExternal: true },
};

const blocked = (by: 'network' | 'azure') =>
  decide(
    [
      { component: COMPONENTS[by], state: { label: 'up to date' } },
      { component: COMPONENTS.router, state: { label: 'blocked', by } },
    ],
    FILES,
  );
const refreshed = (outputs: Partial<HandoffSources>) => {
  const none = { handoff: { file: 'h' }, awsOutputs: { file: 'a' }, azureOutputs: { file: 'z' } };
  return refreshHandoff({ ...none, ...outputs, commands: COMMANDS }, LINK);
};
const problemOf = (parsed: { readonly ok: boolean; readonly problem?: string }) => parsed.problem;

describe('a remedy names the files of its link', () => {
  test.each<[string, () => unknown]>([
    ['where the facts of a network are missing', () => blocked('network')],
    ['where the facts of the Azure side are missing', () => blocked('azure')],
    ['where Terraform has no state', () => linesOf(() => checkState(LINK, bothSides(), undefined, FILES))],
    ['where rights are missing', () => rightsFindings('eu-west-1', ['ec2:CreateVpc'], [], FILES)],
    [
      'where Azure rejects a change',
      () =>
        editFindings(
          [
            {
              component: COMPONENTS.azure,
              state: {
                label: 'changes pending',
                changes: [{ ...MOVED, action: 'replace', uncertain: false, properties: [] }],
              },
            },
          ],
          FILES,
        ),
    ],
    ['where the account is another one', () => preflightProblems({ ...REFUSED, files: FILES })],
    [
      'of an AMI that no longer exists',
      () =>
        printImage({ router: 'router-1', image: 'ami-1', upgradeTo: undefined, state: 'deleted' }, new Date(0), FILES),
    ],
    [
      'of a step that found a resource',
      () =>
        failureRemedy({
          ...{ component: componentOf(LINK, 'azure'), tool: 'tofu', signal: undefined, unfinished: [], log: 'log' },
          problems: ['already exists - to be managed via Terraform'],
          files: FILES,
        }),
    ],
    ['of an Elastic IP that no instance has', () => describeLostAddress(LOST_ADDRESS, FILES)],
    ['of a router without an instance', () => describeLostAddress({ ...LOST_ADDRESS, instances: [] }, FILES)],
    ['of a route that was deleted', () => describeLostRoute(LOST_ROUTE, FILES)],
    ['of a file that is no hand-off', () => problemOf(parseHandoff('{}', 'h.json', LINK.name, COMMANDS))],
    ['of a file from which nothing can be removed', () => problemOf(forgetSide('aws', '{}', 'h', LINK.name, COMMANDS))],
    ['of a router that is not deployed', () => problemOf(renewRouter(LINK, NOTHING, 'aws', 'router-1', COMMANDS))],
    [
      'of outputs of another region',
      () => {
        const outputs = JSON.stringify({ 'link-network': ELSEWHERE });
        return problemOf(importOutputs(outputs, 'o.json', LINK, NOTHING, COMMANDS));
      },
    ],
    ['of outputs of Azure that are cut off', () => refreshed({ azureOutputs: { file: 'z', text: '{' } })],
    ['of an Azure side that is set', () => setField('azure.gatewayAddresses.0', '20.1.2.3', LINK, NOTHING, COMMANDS)],
  ])('%s', (_, remedy) => {
    const commands = JSON.stringify(remedy()).match(/npm run [^`]*/g) ?? [];

    expect(commands).not.toEqual([]);
    expect(commands.filter((command) => !command.includes(' --config b.yaml'))).toEqual([]);
  });
});
