/** A finding that people see when they run a scanner on the files of a link. */
export interface ScannerFinding {
  /** Name of the rule as the scanner prints it; absent where several scanners have one of their own. */
  readonly rule?: string;
  readonly on: string;
  /** Matches the names that the scanner gives to what the finding is about. @default - all names */
  readonly at?: RegExp;
  readonly says: string;
  /** Why it is right as it is. */
  readonly because: string;
  /** What makes the finding go away, where a link can do without what it is about. */
  readonly option?: string;
}

/** A scanner, with what it says of the examples today. */
export interface Scanner {
  readonly name: string;
  /** Version that the findings are of. */
  readonly version: string;
  /** Which files it reads, and which it cannot read. */
  readonly reads: string;
  /** How its findings are held: by a stage of CI, by a test, or by hand. */
  readonly heldBy: string;
  readonly findings: readonly ScannerFinding[];
}

const NO_TEST_HOST = '`aws.testHost.enabled: false`';
const NO_TEST_VM = '`azure.testVm.enabled: false`';
const NAMES =
  'a name in Terraform is an identity: another one replaces the resource. The names are those of the 2015 template, and the same in Bicep and ARM JSON';
const FORWARDS =
  'the security group of a router cannot distinguish forwarded traffic from traffic to the router itself. The firewall on the router decides: it forwards, and answers nothing but what [decision 14](../decisions/014-a-confined-router-that-accepts-little.md) lists';
const PUBLIC_ROUTER = 'the router is the peer of the tunnel, which Azure reaches by its Elastic IP';
const PUBLIC_TEST_HOST = 'without a NAT gateway, Session Manager reaches it only so; it lets in pings and nothing else';
const EGRESS = 'the router forwards any traffic of the VPC, and installs packages from Ubuntu, whose addresses change';
const AWS_KEY =
  'the secret is used in one account, where the key that AWS manages gives the same protection; a key of your own costs more than the secret';
const NO_ROTATION = 'the key can change only on both clouds at once, so Secrets Manager cannot rotate it alone';
const FLOW_LOGS = 'flow logs cost by volume and belong to the logging policy of the account';

/** By hand, on an older commit: the files of the rules that they look at have not changed since. */
const BY_HAND = 'by hand, in 2026-11';

export const SCANNERS: readonly Scanner[] = [
  {
    name: 'checkov',
    version: '3.3.30',
    reads:
      'CloudFormation. It cannot read Terraform JSON with `required_version`, Bicep, or ARM JSON whose resources have symbolic names: there it reports nothing at all, which is not an approval. The stage `release` takes `required_version` out of a copy for it',
    heldBy: 'the stage `release`',
    findings: [
      {
        rule: 'CKV_AWS_88',
        on: 'router',
        at: /router/i,
        says: 'EC2 instance should not have public IP',
        because: PUBLIC_ROUTER,
      },
      {
        rule: 'CKV_AWS_88',
        on: 'test host',
        at: /testhost/i,
        says: 'EC2 instance should not have public IP',
        because: PUBLIC_TEST_HOST,
        option: NO_TEST_HOST,
      },
      {
        rule: 'CKV_AWS_149',
        on: 'shared key',
        says: 'Secrets Manager secret is encrypted using KMS CMK',
        because: AWS_KEY,
      },
      {
        rule: 'CKV_AZURE_50',
        on: 'test VM',
        says: 'Virtual Machine Extensions are not Installed',
        because: 'the rule asks to forbid extensions; policies of the subscription may have to install some',
        option: NO_TEST_VM,
      },
    ],
  },
  {
    name: 'tflint',
    version: '0.64.0 with azurerm 0.32.0',
    reads: 'Terraform JSON. It finds nothing with its own settings; these are of `preset = "all"`',
    heldBy: 'the stage `release`',
    findings: [
      {
        rule: 'terraform_naming_convention',
        on: 'most names',
        says: 'must match the following format: snake_case',
        because: NAMES,
      },
      {
        rule: 'terraform_documented_outputs',
        on: 'outputs',
        says: 'output has no description',
        because:
          'each is read by `vpc2vnet` and named after what it holds; [the files of a link](../reference/files.md) say what is done with them',
      },
    ],
  },
  {
    name: 'gitleaks',
    version: '8.30.1',
    reads: 'the history of this repository. It finds nothing in the files of a link',
    heldBy: 'the stage `release`',
    findings: [
      {
        rule: 'generic-api-key',
        on: 'the scenario of an example, in older commits',
        at: /^examples\/azure-dials\/scenario.yaml$/,
        says: 'Detected a Generic API Key',
        because: 'it takes the name of an IPsec proposal after `rekey-child:` for a key',
      },
    ],
  },
  {
    name: 'cdk-nag',
    version: '3.0.2, AwsSolutions',
    reads: 'the CDK apps. Each finding is acknowledged in the templates with the reason below',
    heldBy: 'test/stacks/aws/nag.test.ts',
    findings: [
      {
        rule: 'AwsSolutions-EC28',
        on: 'router, test host',
        says: 'detailed monitoring is not enabled',
        because: 'the alarms watch status checks, which come every minute without it; the test host needs none',
      },
      {
        rule: 'AwsSolutions-EC29',
        on: 'router, test host',
        says: 'no termination protection outside an Auto Scaling Group',
        because: 'it would keep CloudFormation from replacing the router; the test host holds nothing to protect',
      },
      {
        rule: 'AwsSolutions-IAM5',
        on: 'roles',
        says: 'the IAM entity contains wildcard permissions',
        because:
          'the message channel of Session Manager has no resources to name, and the instance that has the role is created after it',
      },
      { rule: 'AwsSolutions-SMG4', on: 'shared key', says: 'no automatic rotation', because: NO_ROTATION },
      { rule: 'AwsSolutions-VPC7', on: 'VPC', says: 'no flow log', because: FLOW_LOGS },
    ],
  },
  {
    name: 'trivy, cfn-guard and KICS',
    version: 'trivy 0.74.0, cfn-guard 3.2.1 with the Guard Rules Registry of 2024-03, KICS 2.2.0',
    reads: 'templates of both clouds. Only the CloudFormation templates have findings that are true',
    heldBy: BY_HAND,
    findings: [
      { on: 'router', says: 'a public address; a default route to the internet', because: PUBLIC_ROUTER },
      { on: 'test host', says: 'a public address', because: PUBLIC_TEST_HOST, option: NO_TEST_HOST },
      { on: 'security groups', says: 'egress to anywhere', because: EGRESS },
      { on: 'security group of the router', says: 'ingress of all protocols from the VPC', because: FORWARDS },
      { on: 'shared key', says: 'a key of your own should encrypt it', because: AWS_KEY },
      { on: 'shared key', says: 'no automatic rotation', because: NO_ROTATION },
      { on: 'VPC', says: 'no flow logs', because: FLOW_LOGS },
      {
        on: 'router, test host',
        says: 'no detailed monitoring',
        because: 'the alarms watch status checks, which come every minute without it',
      },
      {
        on: 'account',
        says: 'no Network Firewall, Shield Advanced, Access Analyzer or DDoS plan',
        because: 'they belong to an account or a network as a whole, and cost up to thousands a month',
      },
      {
        on: 'test VM',
        says: 'no encryption at host',
        because: 'a subscription must be registered for it, or the deployment fails',
        option: NO_TEST_VM,
      },
      { on: 'names', says: 'not in snake_case', because: NAMES },
      {
        on: 'network interface',
        says: 'no security group',
        because: 'false: the network security group is associated with the subnet',
      },
      { on: 'instances', says: 'not EBS-optimized', because: 'false: these types always are' },
    ],
  },
];
