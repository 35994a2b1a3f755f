import { aws, link, type Case } from '../../case';

/** Where Terraform keeps its state. */
export const BACKEND: readonly Case[] = [
  {
    title: 'a state in two places is invalid',
    yaml: link(
      'backend: {s3: {bucket: my-state, region: us-west-2}, azurerm: {resourceGroup: rg, storageAccount: account, container: state}}\n',
    ),
    lines: ['4:10 backend must name one place for the state, got "s3 and azurerm"; delete one of them [one-backend]'],
  },
  {
    title: 'a bucket with capital letters is invalid',
    yaml: link('backend: {s3: {bucket: MyState, region: us-west-2}}\n'),
    lines: [
      '4:24 backend.s3.bucket must be 3 to 63 lower-case letters, digits, hyphens and single dots, and not an IP address or a name that S3 reserves, got "MyState"; write the name of a bucket that exists [bucket-name]',
    ],
  },
  ...[
    '192.168.5.4',
    'my..states',
    'xn--states',
    'states-s3alias',
    'a-.b',
    'amzn-s3-demo-states',
    'states--table-s3',
    'states.mrap',
  ].map((bucket) => ({
    title: `a bucket with the name ${bucket} is invalid`,
    yaml: link(`backend: {s3: {bucket: ${bucket}, region: us-west-2}}\n`),
    lines: [
      `4:24 backend.s3.bucket must be 3 to 63 lower-case letters, digits, hyphens and single dots, and not an IP address or a name that S3 reserves, got "${bucket}"; write the name of a bucket that exists [bucket-name]`,
    ],
  })),
  {
    title: 'a state whose name ends in a slash is invalid',
    yaml: link('backend: {s3: {bucket: my-state, region: us-west-2, key: office/}}\n'),
    lines: [
      '4:58 backend.s3.key must be 1 to 255 letters, digits, dots, slashes, hyphens and underscores, without a slash or dot at the end, and with a name between two slashes, got "office/"; write it like vpc2vnet/aws2azure.tfstate [state-key]',
    ],
  },
  ...['a//b', 'a/./b', 'a/../b'].map((key) => ({
    title: `a state with the key ${key} is invalid`,
    yaml: link(`backend: {s3: {bucket: my-state, region: us-west-2, key: ${key}}}\n`),
    lines: [
      `4:58 backend.s3.key must be 1 to 255 letters, digits, dots, slashes, hyphens and underscores, without a slash or dot at the end, and with a name between two slashes, got "${key}"; write it like vpc2vnet/aws2azure.tfstate [state-key]`,
    ],
  })),
  {
    title: 'a container of 64 characters is invalid, also with hyphens in it',
    yaml: link(`backend: {azurerm: {resourceGroup: rg, storageAccount: account, container: ${'a-'.repeat(31)}ab}}\n`),
    lines: [
      `4:76 backend.azurerm.container must be 3 to 63 lower-case letters, digits and single hyphens, got "${'a-'.repeat(30)}…"; write the name of a container that exists [blob-container]`,
    ],
  },
  {
    title: 'a storage account with a hyphen is invalid',
    yaml: link('backend: {azurerm: {resourceGroup: rg, storageAccount: my-account, container: state}}\n'),
    lines: [
      '4:56 backend.azurerm.storageAccount must be 3 to 24 lower-case letters and digits, got "my-account"; write the name of a storage account that exists [storage-account]',
    ],
  },
  {
    title: 'a container with capital letters is invalid',
    yaml: link('backend: {azurerm: {resourceGroup: rg, storageAccount: account, container: State}}\n'),
    lines: [
      '4:76 backend.azurerm.container must be 3 to 63 lower-case letters, digits and single hyphens, got "State"; write the name of a container that exists [blob-container]',
    ],
  },
  {
    title: 'a state named by an absolute path is invalid',
    yaml: link('backend: {s3: {bucket: my-state, region: us-west-2, key: /etc/passwd}}\n'),
    lines: [
      '4:58 backend.s3.key must be 1 to 255 letters, digits, dots, slashes, hyphens and underscores, without a slash or dot at the end, and with a name between two slashes, got a string that is not shown, because it may be a secret; write it like vpc2vnet/aws2azure.tfstate [state-key]',
    ],
  },
  {
    title: 'an invalid bucket hides no problem elsewhere',
    yaml: aws('vpc: {cidrs: [10.0.0.0/15]}') + 'backend: {s3: {bucket: X, region: eu-west-1}}\n',
    lines: [
      '2:40 aws.vpc.cidrs[0] must be between /16 and /28 on AWS, got "10.0.0.0/15"; use a longer prefix (a smaller network) [aws-network-size]',
      '4:24 backend.s3.bucket must be 3 to 63 lower-case letters, digits, hyphens and single dots, and not an IP address or a name that S3 reserves, got "X"; write the name of a bucket that exists [bucket-name]',
    ],
  },
  {
    title: 'missing values of a backend hide no problem elsewhere',
    yaml: aws('vpc: {cidrs: [10.0.0.0/15]}') + 'backend: {azurerm: {}}\n',
    lines: [
      '2:40 aws.vpc.cidrs[0] must be between /16 and /28 on AWS, got "10.0.0.0/15"; use a longer prefix (a smaller network) [aws-network-size]',
      '4:11 backend.azurerm.container is missing; add it as a string [missing]',
      '4:11 backend.azurerm.resourceGroup is missing; add it as a string [missing]',
      '4:11 backend.azurerm.storageAccount is missing; add it as a string [missing]',
    ],
  },
];
