import { azureStack } from '../../lib/model/names';
import { checkedSubscription, permissionFiles } from '../../lib/rights/permission-files';
import { link as shortest } from '../config/case';
import { renderedYaml } from './links';

const SUBSCRIPTION = '3f0c1a52-7f0e-4a5b-9d51-0b7c2f4e8a16';
const { link, templates, stack } = renderedYaml('shortest', shortest());
const TERRAFORM = { path: `cdktf.out/stacks/${azureStack(link.name)}/cdk.tf.json`, content: JSON.stringify(stack) };
const RENDERED = [
  ...Object.entries(templates).map(([name, template]) => ({
    path: `cdk.out/${name}.template.json`,
    content: JSON.stringify(template),
  })),
  TERRAFORM,
];

describe('the files of permissions', () => {
  const files = permissionFiles(link, RENDERED, SUBSCRIPTION);

  test('are policies and a role for each purpose, numbered where one policy would be too long', () => {
    expect(files.map(({ path }) => path)).toEqual([
      'aws-deploy-1.json',
      'aws-deploy-2.json',
      'azure-deploy.json',
      'aws-read.json',
      'azure-read.json',
    ]);
  });

  test('name the subscription in the roles', () => {
    const roles = files.filter(({ path }) => path.startsWith('azure-'));

    expect(roles.map(({ content }) => content.includes(SUBSCRIPTION))).toEqual([true, true]);
  });

  test('are not made without the Terraform stack', () => {
    const others = RENDERED.filter((each) => each !== TERRAFORM);

    expect(() => permissionFiles(link, others, SUBSCRIPTION)).toThrow('the stack ab-azure is missing');
  });
});

describe('the id of a subscription', () => {
  test('is taken when it is a UUID', () => {
    expect(checkedSubscription(SUBSCRIPTION, '--subscription')).toBe(SUBSCRIPTION);
  });

  test.each(['', 'production', `${SUBSCRIPTION}/`])('is invalid when it is %p', (id) => {
    expect(() => checkedSubscription(id, '--subscription')).toThrow(/^--subscription: ".*" is not a subscription id; /);
  });
});
