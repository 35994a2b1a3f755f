import type { Template } from 'aws-cdk-lib/assertions';
import { parse } from 'yaml';
import { idsOf, only, routerTemplate } from '../../fixtures/aws-stacks';
import { configOf } from '../../fixtures/config';
import { bothSides } from '../../fixtures/handoffs';
import { linkOf } from '../../fixtures/link-of';
import { packedScript } from '../../fixtures/packed-script';
import { templateOf } from '../../fixtures/aws-stacks';

/** The user data of the router, and what it unpacks; values of other stacks are left out. */
function userDataOf(template: Template): string {
  const router = only(idsOf(template, 'AWS::EC2::Instance', 'router1'));
  const { UserData } = template.findResources('AWS::EC2::Instance')[router]?.Properties;
  const parts = UserData['Fn::Base64']['Fn::Join'][1] as readonly unknown[];
  const text = parts.filter((part) => typeof part === 'string').join('');
  const { runcmd } = parse(text) as { readonly runcmd: readonly (readonly string[])[] };
  return text + packedScript(runcmd[0] ?? []);
}

describe.each([
  ['cn-north-1', 'aws-cn', 'amazonaws.com.cn'],
  ['us-gov-west-1', 'aws-us-gov', 'amazonaws.com'],
  ['eu-central-1', 'aws', 'amazonaws.com'],
])('in %s', (region, partition, domain) => {
  const sharedKeySecretArn = `arn:${partition}:secretsmanager:${region}:111122223333:secret:Key-AbCdEf`;
  const yaml = configOf({ aws: { region } });
  const template = routerTemplate(yaml, bothSides({ region, sharedKeySecretArn }));
  const userData = userDataOf(template);

  test('the router asks the endpoints of its partition for the key', () => {
    expect(userData).toContain(`AWS_DOMAIN='${domain}'`);
  });

  test('the router asks for the secret of its partition', () => {
    expect(userData).toContain(`AZURE_SECRET_ARN='${sharedKeySecretArn}'`);
  });

  test('no ARN names another partition', () => {
    const other = (JSON.stringify(template.toJSON()).match(/arn:aws[a-z-]*:/g) ?? []).filter(
      (arn) => arn !== `arn:${partition}:`,
    );
    expect(other).toEqual([]);
  });

  test('a preview makes up a secret of the partition', () => {
    const preview = templateOf(linkOf(yaml, undefined, true), 'router');
    expect(userDataOf(preview)).toContain(
      `arn:${partition}:secretsmanager:${region}:000000000000:secret:link-preview-AAAAAA`,
    );
  });
});

test('subnets keep to two zones, since an account sees no third one in some regions', () => {
  const subnets = [0, 1, 2, 3].map((i) => ({ name: `s${i}`, cidr: `10.0.${i}.0/24` }));
  const link = linkOf(configOf({ aws: { region: 'us-west-1', vpc: { subnets } } }));
  const zones = Object.values(templateOf(link, 'network').findResources('AWS::EC2::Subnet')).map(
    ({ Properties }) => Properties.AvailabilityZone['Fn::Select'][0],
  );
  expect(zones).toEqual([0, 1, 0, 1]);
});
