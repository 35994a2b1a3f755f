import { azure, link, type Case } from '../../case';

/** A secret in the file is never repeated. */
export const SECRETS: readonly Case[] = [
  {
    title: 'a shared key at the top is invalid with where it comes from',
    yaml: link('sharedKey: hunter2\n'),
    lines: [
      '4:1 sharedKey is not a key of the configuration; remove it, and renew the secret if the file was shared; the shared key is generated in AWS Secrets Manager [unknown-key]',
    ],
  },
  {
    title: 'a shared key as a mapping is invalid',
    yaml: link('shared_key: {value: hunter2}\n'),
    lines: [
      '4:1 shared_key is not a key of the configuration; remove it, and renew the secret if the file was shared; the shared key is generated in AWS Secrets Manager [unknown-key]',
    ],
  },
  {
    title: 'secrets at other levels are invalid',
    yaml: `name: ab
aws: {region: us-west-2, secret: hunter2, router: {psk: hunter2}, vpc: {subnets: [{name: a, cidr: 10.0.0.0/24, token: hunter2}]}}
azure: {location: westus2, testVm: {adminPassword: hunter2}}
ipsec: {policy: {preSharedKey: hunter2}}
`,
    lines: [
      '2:26 aws.secret is not a key of the configuration; remove it, and renew the secret if the file was shared; the shared key is generated in AWS Secrets Manager [unknown-key]',
      '2:52 aws.router.psk is not a key of the configuration; remove it, and renew the secret if the file was shared; the shared key is generated in AWS Secrets Manager [unknown-key]',
      '2:112 aws.vpc.subnets[0].token is not a key of the configuration; remove it, and renew the secret if the file was shared; the shared key is generated in AWS Secrets Manager [unknown-key]',
      '3:37 azure.testVm.adminPassword is not a key of the configuration; remove it, and renew the secret if the file was shared; the shared key is generated in AWS Secrets Manager [unknown-key]',
      '4:9 ipsec.policy.dhGroup is missing; add it as one of None, DHGroup1, DHGroup2, DHGroup14, DHGroup2048, DHGroup24, ECP256, ECP384 [missing]',
      '4:9 ipsec.policy.ikeEncryption is missing; add it as one of DES, DES3, AES128, AES192, AES256, GCMAES128, GCMAES256 [missing]',
      '4:9 ipsec.policy.ikeIntegrity is missing; add it as one of MD5, SHA1, SHA256, SHA384, GCMAES128, GCMAES256 [missing]',
      '4:9 ipsec.policy.ipsecEncryption is missing; add it as one of None, DES, DES3, AES128, AES192, AES256, GCMAES128, GCMAES192, GCMAES256 [missing]',
      '4:9 ipsec.policy.ipsecIntegrity is missing; add it as one of MD5, SHA1, SHA256, GCMAES128, GCMAES192, GCMAES256 [missing]',
      '4:9 ipsec.policy.pfsGroup is missing; add it as one of None, PFS1, PFS2, PFS14, PFS2048, PFS24, PFSMM, ECP256, ECP384 [missing]',
      '4:9 ipsec.policy.saDataSizeKilobytes is missing; add it as a whole number [missing]',
      '4:9 ipsec.policy.saLifeTimeSeconds is missing; add it as a whole number [missing]',
      '4:18 ipsec.policy.preSharedKey is not a key of the configuration; remove it, and renew the secret if the file was shared; the shared key is generated in AWS Secrets Manager [unknown-key]',
    ],
  },
  {
    title: 'the value of a tag called password is not shown',
    yaml: link('tags: {db-password: "hunter2,"}\n'),
    lines: [
      '4:21 tags.db-password must be at most 256 letters, digits, spaces and + - = . _ : / @, got a value that is not shown, because it may be a secret; shorten it or leave the other characters out [tag-value]',
    ],
  },
  {
    title: 'a private key pasted for the public one is not shown',
    yaml: azure(`testVm: {sshPublicKey: '-----BEGIN OPENSSH PRIVATE KEY----- hunter2'}`),
    lines: [
      '3:54 azure.testVm.sshPublicKey must be one OpenSSH public key of type ssh-ed25519, or ssh-rsa with at least 2048 bits, with a plain comment, got a string that is not shown, because it may be a secret; paste the line of ~/.ssh/id_ed25519.pub, or leave the key out and give it at deploy time [ssh-public-key]',
    ],
  },
  {
    title: 'a key vault secret with an underscore is invalid, and not shown',
    yaml: azure(
      'keyVault: {subscription: 3f0c1a52-7f0e-4a5b-9d51-0b7c2f4e8a16, resourceGroup: rg, name: kv-ops, secret: hunter2_}',
    ),
    lines: [
      '3:135 azure.keyVault.secret must be the name of a secret, 1 to 127 letters, digits and hyphens, got a value that is not shown, because it may be a secret; write a name such as shared-key [key-vault-secret]',
    ],
  },
  {
    title: 'a string that contains a secret is not shown',
    yaml: link('ipsec: "sharedKey=hunter2"\n'),
    lines: [
      '4:8 ipsec must be a mapping, got a string that is not shown, because it may be a secret; write a mapping [type]',
    ],
  },
  {
    title: 'a secret that is not YAML is not shown',
    yaml: link('sharedKey: @hunter2\n'),
    lines: [
      '4:12 invalid YAML: a value begins with a character that needs quotes around the value; fix this line or the one before it [yaml]',
    ],
  },
  {
    title: 'a secret with an escape is not shown',
    yaml: link('sharedKey: "\\hunter2"\n'),
    lines: [
      '4:13 invalid YAML: a backslash inside double quotes begins no escape of YAML; use single quotes; fix this line or the one before it [yaml]',
    ],
  },
  {
    title: 'a secret that looks like a block is not shown',
    yaml: link('sharedKey: |hunter2\n'),
    lines: [
      '4:13 invalid YAML: something stands where YAML does not take it; a value with special characters needs quotes; fix this line or the one before it [yaml]',
    ],
  },
  {
    title: 'a secret that looks like an alias is not shown',
    yaml: link('sharedKey: *hunter2\n'),
    lines: ['4:12 the alias has no anchor before it; write the value out [yaml-alias]'],
  },
  {
    title: 'a secret that looks like a tag is not shown',
    yaml: link('sharedKey: !e!hunter2 x\n'),
    lines: [
      '4:12 invalid YAML: a tag is unknown; remove the word that begins with !; fix this line or the one before it [yaml]',
    ],
  },
  {
    title: 'a secret behind a brace is not shown',
    yaml: link('sharedKey: }hunter2\n'),
    lines: [
      '4:12 invalid YAML: something stands where YAML does not take it; a value with special characters needs quotes; fix this line or the one before it [yaml]',
    ],
  },
  {
    title: 'a secret inside a key that is a mapping is not shown',
    yaml: link('? {sharedKey: hunter2}\n: x\n'),
    lines: [
      '4:3 invalid YAML: a key must be a string, not a list, a mapping or an alias; fix this line or the one before it [yaml]',
    ],
  },
];
