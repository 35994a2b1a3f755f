import { aws, azure, link, type Case } from '../../case';

/** The first 520 of the 540 characters of an RSA key of 3072 bits. */
const CUT_KEY = `ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQC${'1'.repeat(480)}`;

/** Names, codes and identifiers. */
export const NAMES: readonly Case[] = [
  ...['${TfToken[TOKEN.0]}', '#{TfToken[TOKEN.3]}'].map((comment) => ({
    title: `an SSH key with the comment ${comment} is invalid`,
    yaml: azure(`testVm: {sshPublicKey: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${'A'.repeat(43)} ${comment}'}`),
    lines: [
      '3:54 azure.testVm.sshPublicKey must be one OpenSSH public key of type ssh-ed25519, or ssh-rsa with at least 2048 bits, with a plain comment, got a string that is not shown, because it may be a secret; paste the line of ~/.ssh/id_ed25519.pub, or leave the key out and give it at deploy time [ssh-public-key]',
    ],
  })),
  ...['<img src=x>', '`whoami`'].map((comment) => ({
    title: `an SSH key with the comment ${comment} is invalid`,
    yaml: azure(`testVm: {sshPublicKey: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${'A'.repeat(43)} ${comment}'}`),
    lines: [
      `3:54 azure.testVm.sshPublicKey must be one OpenSSH public key of type ssh-ed25519, or ssh-rsa with at least 2048 bits, with a plain comment, got "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${'A'.repeat(23)}…"; paste the line of ~/.ssh/id_ed25519.pub, or leave the key out and give it at deploy time [ssh-public-key]`,
    ],
  })),
  {
    title: 'a link name of 33 characters is invalid, also with hyphens in it',
    yaml: link('', { name: `${'a-'.repeat(16)}b` }),
    lines: [
      `1:7 name must be 2 to 32 lower-case letters, digits and single hyphens, beginning with a letter, got "${'a-'.repeat(16)}b"; choose a name such as aws2azure [link-name]`,
    ],
  },
  {
    title: 'a link name that would break a stack name is invalid',
    yaml: link('', { name: 'Aws--2' }),
    lines: [
      '1:7 name must be 2 to 32 lower-case letters, digits and single hyphens, beginning with a letter, got "Aws--2"; choose a name such as aws2azure [link-name]',
    ],
  },
  {
    title: 'an unknown region is invalid',
    yaml: link('', { region: 'us-west' }),
    lines: [
      '2:15 aws.region must be an AWS region code, got "us-west"; write it like us-west-2 or eu-central-1; `aws ec2 describe-regions` lists them [aws-region]',
    ],
  },
  {
    title: 'an unknown location is invalid',
    yaml: link('', { location: 'west_europe' }),
    lines: [
      '3:19 azure.location must be an Azure location, got "west_europe"; write it like westeurope or "West Europe"; `az account list-locations -o table` lists them [azure-location]',
    ],
  },
  {
    title: 'a resource name that Azure rejects is invalid',
    yaml: azure('names: {gateway: gw-}'),
    lines: [
      '3:48 azure.names.gateway must be 1 to 80 letters, digits, dots, hyphens and underscores, with a letter or digit first and none of . - last, got "gw-"; choose another name [azure-name]',
    ],
  },
  {
    title: 'a resource group with a dot at the end is invalid',
    yaml: azure('resourceGroup: rg.'),
    lines: [
      '3:46 azure.resourceGroup must be 1 to 90 letters, digits, dots, hyphens, underscores and parentheses, without a dot at the end, got "rg."; choose another name [azure-name]',
    ],
  },
  {
    title: 'a VM name with an underscore is invalid',
    yaml: azure('names: {testVm: node_1}'),
    lines: [
      '3:47 azure.names.testVm must be 1 to 64 letters, digits and hyphens, with a letter or digit at both ends, got "node_1"; choose another name, such as node-1 [azure-vm-name]',
    ],
  },
  {
    title: 'a malformed VM size is invalid',
    yaml: azure('testVm: {size: B2ats}'),
    lines: [
      '3:46 azure.testVm.size must be an Azure VM size that is not retired, got "B2ats"; write it like Standard_B2ats_v2; `az vm list-skus -l LOCATION -o table` lists them [azure-vm-size]',
    ],
  },
  {
    title: 'an administrator that is not a valid Linux user is invalid',
    yaml: azure('testVm: {adminUsername: Ubuntu}'),
    lines: [
      '3:55 azure.testVm.adminUsername must be a Linux user name of 1 to 32 lower-case letters, digits, hyphens and underscores, got "Ubuntu"; choose a name such as ubuntu [admin-username]',
    ],
  },
  {
    title: 'an administrator that Azure reserves is invalid',
    yaml: azure('testVm: {adminUsername: admin}'),
    lines: [
      '3:55 azure.testVm.adminUsername must not be a name that Azure reserves, got "admin"; choose a name such as ubuntu [admin-username-refused]',
    ],
  },
  {
    title: 'an RSA key whose end was cut off is invalid',
    yaml: azure(`testVm: {sshPublicKey: ${CUT_KEY}}`),
    lines: [
      `3:54 azure.testVm.sshPublicKey must be a whole key: its base64 must hold what its lengths say, got "${CUT_KEY.slice(0, 60)}…"; paste the line of ~/.ssh/id_ed25519.pub, or leave the key out and give it at deploy time [ssh-public-key-cut]`,
    ],
  },
  {
    title: 'an SSH key of another type is invalid',
    yaml: azure('testVm: {sshPublicKey: ecdsa-sha2-nistp256 AAAA}'),
    lines: [
      '3:54 azure.testVm.sshPublicKey must be one OpenSSH public key of type ssh-ed25519, or ssh-rsa with at least 2048 bits, with a plain comment, got "ecdsa-sha2-nistp256 AAAA"; paste the line of ~/.ssh/id_ed25519.pub, or leave the key out and give it at deploy time [ssh-public-key]',
    ],
  },
  {
    title: 'a key vault in a subscription without an id is invalid',
    yaml: azure('keyVault: {subscription: production, resourceGroup: rg, name: kv-ops}'),
    lines: [
      '3:56 azure.keyVault.subscription must be the id of a subscription, 32 hex digits in five groups, got "production"; `az account list --output table` lists them [subscription-id]',
    ],
  },
  {
    title: 'a key vault with two hyphens in a row is invalid',
    yaml: azure('keyVault: {subscription: 3f0c1a52-7f0e-4a5b-9d51-0b7c2f4e8a16, resourceGroup: rg, name: kv--ops}'),
    lines: [
      '3:119 azure.keyVault.name must be 3 to 24 letters, digits and single hyphens, with a letter first and no hyphen last, got "kv--ops"; write the name of a vault that exists; `az keyvault list --output table` lists them [key-vault-name]',
    ],
  },
  {
    title: 'a key vault with a name of 25 letters is invalid',
    yaml: azure(
      'keyVault: {subscription: 3f0c1a52-7f0e-4a5b-9d51-0b7c2f4e8a16, resourceGroup: rg, name: abcdefghijklmnopqrstuvwxy}',
    ),
    lines: [
      '3:119 azure.keyVault.name must be 3 to 24 letters, digits and single hyphens, with a letter first and no hyphen last, got "abcdefghijklmnopqrstuvwxy"; write the name of a vault that exists; `az keyvault list --output table` lists them [key-vault-name]',
    ],
  },
  {
    title: 'the shared key in place of the name of its secret is invalid, and not shown',
    yaml: azure(
      `keyVault: {subscription: 3f0c1a52-7f0e-4a5b-9d51-0b7c2f4e8a16, resourceGroup: rg, name: kv-ops, secret: ${'aB'.repeat(32)}}`,
    ),
    lines: [
      '3:135 azure.keyVault.secret must not be the shared key itself, got a value that is not shown, because it may be a secret; write the name of the secret, and renew the shared key if the file was shared [key-vault-secret-value]',
    ],
  },
  {
    title: 'a malformed instance type is invalid',
    yaml: aws('router: {instanceType: t4g}'),
    lines: [
      '2:49 aws.router.instanceType must be an EC2 instance type, got "t4g"; write it like t4g.small or c7gn.medium [instance-type]',
    ],
  },
  {
    title: 'a malformed AMI id is invalid',
    yaml: aws('router: {ami: newest}'),
    lines: [
      '2:40 aws.router.ami must be pinned or an AMI id, got "newest"; write pinned or an id such as ami-0123456789abcdef0; with pinned, `npm run -s vpc2vnet upgrade-image` moves to the newest AMI [ami]',
    ],
  },
  {
    title: 'a malformed reboot time is invalid',
    yaml: aws('router: {automaticReboot: 24:00}'),
    lines: [
      '2:52 aws.router.automaticReboot must be off or a time of day, got "24:00"; write "off" or a quoted time such as "04:00" [reboot-time]',
    ],
  },
  {
    title: 'a letter outside ASCII is invalid where it would be rejected later',
    yaml: azure('resourceGroup: zürich'),
    lines: [
      '3:46 azure.resourceGroup must hold printable ASCII characters only, got "zürich"; it must be 1 to 90 letters, digits, dots, hyphens, underscores and parentheses, without a dot at the end [ascii]',
    ],
  },
];
