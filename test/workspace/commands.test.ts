import { DEFAULT_COMMANDS, type HandoffCommands } from '../../lib/handoff/handoff-commands';
import { componentsOf } from '../../lib/model/components';
import { AZURE_COMPONENT } from '../../lib/model/names';
import {
  deleteStackCommand,
  deployCommand,
  deployNext,
  destroyCommand,
  forgetCommand,
  handoffCommands,
  teardownCommand,
} from '../../lib/workspace/commands';
import { linkOf } from '../fixtures/link-of';
import { DEPLOYED } from '../fixtures/handoffs';

const [network, azure, router] = componentsOf(linkOf(undefined, DEPLOYED)) as [Row, Row, Row];
type Row = ReturnType<typeof componentsOf>[number];

describe('the command that deploys', () => {
  test('names one stack of cdk', () => {
    expect([network, router].map((each) => deployCommand(each))).toEqual([
      'npx cdk deploy link-network',
      'npx cdk deploy link-router',
    ]);
  });

  test('passes files that are not the default ones as context to cdk', () => {
    expect(deployCommand(network, { config: 'links/a.yaml', handoff: 'my links/a.json' })).toBe(
      "npx cdk deploy link-network -c config=links/a.yaml -c handoff='my links/a.json'",
    );
  });

  test('passes the key to cdktf by with-keys, and asks no registry to lock providers', () => {
    expect(azure.id).toBe(AZURE_COMPONENT);
    expect(deployCommand(azure)).toBe(
      'npm run -s vpc2vnet with-keys -- npx cdktf deploy --skip-provider-lock --outputs-file cdktf-outputs.json',
    );
  });

  test('passes files that are not the default ones to with-keys, since cdktf has no option for them', () => {
    expect(deployCommand(azure, { config: 'a b.yaml' })).toMatch(
      /^npm run -s vpc2vnet -- with-keys --config 'a b.yaml' -- npx cdktf deploy /,
    );
  });

  test('asks nothing in a pipeline', () => {
    expect([network, azure].map((each) => deployCommand(each, { unattended: true }))).toEqual([
      expect.stringMatching(/ --require-approval never$/),
      expect.stringMatching(/ --auto-approve$/),
    ]);
  });
});

test('outputs files that are not the default ones are read and written by the same names', () => {
  const files = { awsOutputs: 'my aws.json', azureOutputs: 'b.json' };
  expect([network, azure].map((each) => deployCommand(each, files))).toEqual([
    "npx cdk deploy link-network -c awsOutputs='my aws.json' -c azureOutputs=b.json --outputs-file 'my aws.json'",
    "npm run -s vpc2vnet -- with-keys --aws-outputs 'my aws.json' --azure-outputs b.json -- npx cdktf deploy --skip-provider-lock --outputs-file b.json",
  ]);
});

describe('the command that destroys', () => {
  test('names one stack of cdk', () => {
    expect(destroyCommand(router, { config: 'a.yaml' })).toBe('npx cdk destroy link-router -c config=a.yaml');
  });

  test('reads no key for the Azure side', () => {
    expect(destroyCommand(azure)).toBe(
      'npm run -s vpc2vnet -- with-keys --placeholders -- npx cdktf destroy --skip-provider-lock',
    );
  });

  test('asks nothing in a pipeline', () => {
    expect([router, azure].map((each) => destroyCommand(each, { unattended: true }))).toEqual([
      expect.stringMatching(/ --force$/),
      expect.stringMatching(/ --auto-approve$/),
    ]);
  });

  test('waits for a stack that no app has', () => {
    const which = '--stack-name link-router --region eu-central-1';
    expect(deleteStackCommand(router)).toBe(
      `aws cloudformation delete-stack ${which} && aws cloudformation wait stack-delete-complete ${which}`,
    );
  });
});

test('the command that forgets a side names the files that are not the default ones', () => {
  expect([forgetCommand('aws'), forgetCommand('azure', { config: 'b c.yaml' })]).toEqual([
    'npm run -s vpc2vnet handoff forget aws',
    "npm run -s vpc2vnet -- handoff forget --config 'b c.yaml' azure",
  ]);
});

test('the commands that delete and deploy a link name its config, beside another one', () => {
  expect([teardownCommand(), teardownCommand({ config: 'b.yaml' })]).toEqual([
    'npm run -s vpc2vnet -- next --down',
    'npm run -s vpc2vnet -- next --config b.yaml --down',
  ]);
  expect([deployNext(), deployNext({ config: 'b.yaml' })]).toEqual([
    'next: `npm run -s vpc2vnet plan`, then `npm run up`',
    'next: `npm run -s vpc2vnet -- plan --config b.yaml`, then `npm run -s vpc2vnet -- up --config b.yaml`',
  ]);
});

test('the commands of remedies are the same where no file is named, but for the keys of the Azure side', () => {
  const printed = ({ forget, importFile, up, deploy }: HandoffCommands) => [
    forget('aws'),
    importFile,
    up,
    deploy(network),
    deploy(router),
  ];

  expect(printed(handoffCommands())).toEqual(printed(DEFAULT_COMMANDS));
});
