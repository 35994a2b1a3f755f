import {
  appendFileSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AWS_OUTPUTS } from '../../lib/handoff/outputs';
import { linkFiles } from '../../lib/workspace/link-files';
import { runCli } from './run-cli';

const FILES = linkFiles();
const AWS = {
  'demo-network': {
    Region: 'us-west-2',
    AddressRouter1: '52.10.20.30',
    VpcPrefixes: '10.0.0.0/16',
    SharedKeySecretArn: 'arn:aws:secretsmanager:us-west-2:123456789012:secret:SharedKey-AbCdEf',
  },
};
const AZURE = {
  'demo-azure': {
    location: 'westus2',
    gatewayAddresses: ['20.30.40.50'],
    vnetPrefixes: ['10.3.0.0/16'],
  },
};

describe('the verbs of the hand-off', () => {
  const before = process.cwd();
  let folder = '';

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'vpc2vnet-handoff-'));
    process.chdir(folder);
    writeFileSync(FILES.config, 'name: demo\naws: { region: us-west-2 }\nazure: { location: westus2 }\n');
    writeFileSync(FILES.awsOutputs, JSON.stringify(AWS));
    writeFileSync(FILES.azureOutputs, JSON.stringify(AZURE));
  });

  afterEach(() => {
    process.chdir(before);
    rmSync(folder, { recursive: true });
  });

  test('show prints the hand-off with the outputs files read over it, and writes nothing', async () => {
    const { stdout } = await runCli('handoff', 'show');

    expect(stdout).toContain('52.10.20.30');
    expect(stdout).toContain('20.30.40.50');
    expect(existsSync(FILES.handoff)).toBe(false);
  });

  test('set saves the field', async () => {
    const { exitCode } = await runCli('handoff', 'set', 'azure.gatewayAddresses.0', '20.30.40.51');

    expect(exitCode).toBe(0);
    expect(readFileSync(FILES.handoff, 'utf8')).toContain('20.30.40.51');
  });

  test('set under the name of an earlier version prints the present one', async () => {
    const { exitCode, stderr } = await runCli('handoff', 'set', 'azure.gatewayAddresses', '20.30.40.51');

    expect(exitCode).toBe(0);
    expect(stderr).toBe('vpc2vnet: azure.gatewayAddresses is now called azure.gatewayAddresses.0\n');
  });

  test('set deletes the outputs file of its side, which would be read over it, and not the other one', async () => {
    await runCli('handoff', 'set', 'azure.gatewayAddresses.0', '20.30.40.51');

    expect(existsSync(FILES.azureOutputs)).toBe(false);
    expect(existsSync(FILES.awsOutputs)).toBe(true);
  });

  test('set of a fact of a further site deletes the outputs of that site alone', async () => {
    const arn = AWS['demo-network'].SharedKeySecretArn.replace('SharedKey', 'Other');
    const site = {
      ...AWS['demo-network'],
      AddressRouter1: '52.10.20.31',
      VpcPrefixes: '10.1.0.0/16',
      SharedKeySecretArn: arn,
    };
    appendFileSync(FILES.config, 'sites: { other: { region: us-west-2, vpc: { cidrs: [10.1.0.0/16] } } }\n');
    writeFileSync(
      FILES.awsOutputs,
      JSON.stringify({
        'demo-network': { ...AWS['demo-network'], [AWS_OUTPUTS.inputs]: '{}' },
        'demo--other-network': site,
      }),
    );
    const { exitCode } = await runCli('handoff', 'set', 'sites.other.routerAddresses.router-1', '52.10.20.32');

    expect(exitCode).toBe(0);
    expect(Object.keys(JSON.parse(readFileSync(FILES.awsOutputs, 'utf8')) as object)).toEqual(['demo-network']);
  });

  test('set says that an Azure side that nothing deployed here counts as external', async () => {
    rmSync(FILES.azureOutputs);
    const { stderr } = await runCli('handoff', 'set', 'azure.gatewayAddresses.0', '20.30.40.51');

    expect(stderr).toBe(
      'vpc2vnet: the Azure side now counts as deployed outside vpc2vnet, so that up and down leave it as it is; if Terraform deployed it, run `npm run -s vpc2vnet handoff forget azure` and import its outputs\n',
    );
  });

  test('forget rejects a site that neither the config nor the hand-off has', async () => {
    const { exitCode, stderr } = await runCli('handoff', 'forget', 'sites.typo');

    expect(exitCode).toBe(2);
    expect(stderr).toBe("'sites.typo' is not a side of the hand-off; choose one of aws, azure\n");
  });

  test('import deletes the outputs file that would be read over the imported one', async () => {
    const changed = { 'demo-network': { ...AWS['demo-network'], AddressRouter1: '52.10.20.31' } };
    writeFileSync('imported.json', JSON.stringify(changed));
    await runCli('handoff', 'import', 'imported.json');
    const { stdout } = await runCli('handoff', 'show');

    expect(stdout).toContain('52.10.20.31');
    expect(stdout).not.toContain('52.10.20.30');
  });

  test('set of an unknown field is bad input, and leaves every file as it was', async () => {
    const { exitCode } = await runCli('handoff', 'set', 'azure.color', 'blue');

    expect(exitCode).toBe(2);
    expect(existsSync(FILES.handoff)).toBe(false);
    expect(existsSync(FILES.azureOutputs)).toBe(true);
  });

  test('import of a file that does not exist names it', async () => {
    expect(await runCli('handoff', 'import', 'missing.json')).toMatchObject({
      exitCode: 2,
      stderr: "missing.json does not exist; name the file that the deployment's outputs are in\n",
    });
  });

  test('forget removes a side and the outputs that would restore it, and names the changed files', async () => {
    await runCli('handoff', 'set', 'azure.gatewayAddresses.0', '20.30.40.51');
    writeFileSync(FILES.awsOutputs, JSON.stringify(AWS));
    const { exitCode, stdout } = await runCli('handoff', 'forget', 'aws');

    expect(exitCode).toBe(0);
    expect(stdout).toBe('removed the aws side of demo from handoff.json and cdk-outputs.json\n');
    expect(existsSync(FILES.awsOutputs)).toBe(false);
    const { stdout: left } = await runCli('handoff', 'show');
    expect(left).not.toContain('"aws"');
    expect(left).toContain('20.30.40.51');
  });

  test('forget of both sides leaves no file behind', async () => {
    await runCli('handoff', 'set', 'azure.gatewayAddresses.0', '20.30.40.51');
    await runCli('handoff', 'forget', 'azure');
    await runCli('handoff', 'forget', 'aws');

    expect([FILES.handoff, FILES.awsOutputs, FILES.azureOutputs].filter((path) => existsSync(path))).toEqual([]);
  });

  test('forget deletes the hand-off that a link leads to, and not the link', async () => {
    await runCli('handoff', 'set', 'azure.gatewayAddresses.0', '20.30.40.51');
    renameSync(FILES.handoff, 'shared.json');
    symlinkSync('shared.json', FILES.handoff);
    await runCli('handoff', 'forget', 'azure');
    await runCli('handoff', 'forget', 'aws');

    expect([existsSync('shared.json'), lstatSync(FILES.handoff).isSymbolicLink()]).toEqual([false, true]);
  });

  test('forget leaves the outputs of other links', async () => {
    const other = { 'other-network': { Region: 'eu-west-1', Inputs: 'tags=0a0a0a0a' } };
    writeFileSync(FILES.awsOutputs, JSON.stringify({ ...AWS, ...other }));
    await runCli('handoff', 'forget', 'aws');

    expect(JSON.parse(readFileSync(FILES.awsOutputs, 'utf8'))).toEqual(other);
  });

  test('forget also removes a side that is invalid itself, as after a change of the region', async () => {
    await runCli('handoff', 'set', 'azure.gatewayAddresses.0', '20.30.40.51');
    writeFileSync(FILES.config, 'name: demo\naws: { region: eu-west-1 }\nazure: { location: westus2 }\n');
    expect((await runCli('handoff', 'show')).stderr).toContain('run `npm run -s vpc2vnet handoff forget aws`');
    await runCli('handoff', 'forget', 'aws');

    expect((await runCli('handoff', 'show')).stdout).toContain('20.30.40.51');
  });

  test('forget of a side without facts reports that it found none', async () => {
    rmSync(FILES.awsOutputs);

    expect(await runCli('handoff', 'forget', 'aws')).toMatchObject({
      exitCode: 0,
      stdout: 'no facts of the aws side of demo were found\n',
    });
  });

  test('forget of something that is not a side is bad input, and leaves every file as it was', async () => {
    expect(await runCli('handoff', 'forget', 'gcp')).toMatchObject({
      exitCode: 2,
      stderr: "'gcp' is not a side of the hand-off; choose one of aws, azure\n",
    });
    expect(existsSync(FILES.awsOutputs)).toBe(true);
  });

  test('show reads the files that variables name, and options take precedence', async () => {
    writeFileSync(
      'named.json',
      JSON.stringify({ 'demo-network': { ...AWS['demo-network'], AddressRouter1: '52.10.20.99' } }),
    );
    process.env['VPC2VNET_AWS_OUTPUTS'] = 'named.json';
    try {
      expect((await runCli('handoff', 'show')).stdout).toContain('52.10.20.99');
      expect((await runCli('handoff', 'show', '--aws-outputs', FILES.awsOutputs)).stdout).toContain('52.10.20.30');
    } finally {
      delete process.env['VPC2VNET_AWS_OUTPUTS'];
    }
  });

  test('show reports on stderr that an outputs file cannot be read', async () => {
    writeFileSync(FILES.awsOutputs, '{"demo-net');

    expect(await runCli('handoff', 'show')).toMatchObject({
      exitCode: 0,
      stderr: expect.stringContaining('cdk-outputs.json is not complete JSON') as string,
      stdout: expect.stringContaining('20.30.40.50') as string,
    });
  });
});
