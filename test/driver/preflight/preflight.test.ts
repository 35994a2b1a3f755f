import { preflightProblems, type Findings } from '../../../lib/driver/preflight/preflight';

const GOOD: Findings = {
  cdkVersion: '2.1148.1',
  terraform: { name: 'tofu', version: '1.10.10' },
  stateIn: 's3',
  awsAccount: '111111111111',
  awsProblem: undefined,
  expectedAccount: '111111111111',
  azureSubscription: { id: 'aaaa', from: 'az' },
  expectedSubscription: 'AAAA',
  azureCredentials: true,
  missingVariables: [],
  azureExternal: false,
  cdktf: undefined,
};

describe('the preflight', () => {
  test('finds no problem where nothing is missing', () => {
    expect(preflightProblems(GOOD)).toEqual([]);
  });

  test.each<[string, Partial<Findings>, string]>([
    ['the CDK toolkit', { cdkVersion: undefined }, 'npm ci'],
    ['Terraform and OpenTofu', { terraform: undefined }, 'TERRAFORM_BINARY_NAME'],
    [
      'a Terraform that is new enough',
      { stateIn: 'local', terraform: { name: 'terraform', version: '1.2.9' } },
      'terraform 1.2.9 is too old: install 1.3.0 or newer',
    ],
    [
      'a Terraform that locks a state in S3',
      { terraform: { name: 'terraform', version: '1.9.8' } },
      'terraform 1.9.8 is too old with the state in S3: install 1.10.0 or newer',
    ],
    [
      'credentials of AWS',
      { awsAccount: undefined, awsProblem: 'token expired' },
      '(token expired): run `aws sso login`',
    ],
    ['the account of the link', { awsAccount: '222222222222' }, 'set AWS_PROFILE to a profile of 111111111111'],
    ['credentials of Azure', { azureCredentials: false }, 'az login'],
    [
      'the subscription of the link in the environment',
      { azureSubscription: { id: 'bbbb', from: 'ARM_SUBSCRIPTION_ID' } },
      'ARM_SUBSCRIPTION_ID is bbbb and the link was deployed to AAAA: run `export ARM_SUBSCRIPTION_ID=AAAA`',
    ],
    [
      'the subscription of the link in the Azure CLI',
      { azureSubscription: { id: 'bbbb', from: 'az' } },
      'the Azure CLI uses subscription bbbb and the link was deployed to AAAA: run `az account set --subscription AAAA`',
    ],
    ['any subscription', { azureSubscription: undefined }, 'export ARM_SUBSCRIPTION_ID=AAAA'],
    [
      'any subscription of a new link',
      { azureSubscription: undefined, expectedSubscription: undefined },
      'export ARM_SUBSCRIPTION_ID=…',
    ],
    ['cdktf, when asked for', { cdktf: { version: undefined, project: true } }, 'cdktf-cli'],
    ['a cdktf.json, when asked for cdktf', { cdktf: { version: '0.21.0', project: false } }, 'leave `--cdktf` out'],
    [
      'AWS itself',
      { awsAccount: undefined, awsUnreachable: true, awsProblem: 'connect ECONNREFUSED' },
      'AWS cannot be reached (connect ECONNREFUSED): check the network',
    ],
    ['a variable', { missingVariables: ['adminSshPublicKey'] }, 'export TF_VAR_adminSshPublicKey='],
    [
      'a public key in a variable',
      { invalidVariables: ['adminSshPublicKey'] },
      "the Azure stack rejects the variable 'adminSshPublicKey': it must be one OpenSSH public key",
    ],
  ])('misses %s, and has the remedy', (_, missing, remedy) => {
    const problems = preflightProblems({ ...GOOD, ...missing });

    expect(problems).toEqual([expect.stringContaining(remedy)]);
  });

  test.each([
    ['local', '1.3.0'],
    ['azurerm', '1.3.0'],
    ['s3', '1.10.0-rc1'],
    ['s3', '2.0.0'],
  ] as const)('takes, with the state in %s, Terraform %s', (stateIn, version) => {
    expect(preflightProblems({ ...GOOD, stateIn, terraform: { name: 'terraform', version } })).toEqual([]);
  });

  test('reports every problem at once', () => {
    expect(preflightProblems({ ...GOOD, cdkVersion: undefined, azureCredentials: false })).toHaveLength(2);
  });

  test('requires nothing of Azure where that side is external', () => {
    const findings: Findings = { ...GOOD, azureExternal: true, terraform: undefined, azureCredentials: false };

    expect(preflightProblems(findings)).toEqual([]);
  });
});
