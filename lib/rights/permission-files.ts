import { UserError } from '../base/user-error';
import { stackOfTemplate } from '../base/template-path';
import { isSubscriptionId } from '../catalog/azure-id';
import { azureStack } from '../model/names';
import type { Link } from '../model/link';
import { awsPolicies, type Template } from './aws-policy';
import { azureRole, type Stack } from './azure-role';
import type { Purpose } from './command-actions';

/** A file to hand to whoever administers an account or a subscription. */
export interface PermissionFile {
  readonly path: string;
  readonly content: string;
}

const PURPOSES: readonly Purpose[] = ['deploy', 'read'];

/**
 * The policies and the custom roles of a link, as files: `aws-deploy.json`, with a number where more than one policy is
 * needed, and `azure-deploy.json`; the same with `read`.
 * @param rendered - the files of the link, with its templates
 * @param subscription - id of the Azure subscription
 * @throws Error when a template is missing, or has a type that the tables lack
 */
export function permissionFiles(
  link: Link,
  rendered: readonly PermissionFile[],
  subscription: string,
): readonly PermissionFile[] {
  const templates = awsTemplates(rendered);
  const stack = azureTemplate(link, rendered);
  return PURPOSES.flatMap((purpose) => {
    const policies = awsPolicies({ link, templates }, purpose);
    return [
      ...policies.map((policy, index) => file(`aws-${purpose}${policies.length > 1 ? `-${index + 1}` : ''}`, policy)),
      file(`azure-${purpose}`, azureRole(link, stack, purpose, subscription)),
    ];
  });
}

/**
 * The id of a subscription as the user gave it.
 * @throws UserError when it is not a UUID
 */
export function checkedSubscription(id: string, source: string): string {
  if (isSubscriptionId(id)) return id;
  throw new UserError([
    `${source}: ${JSON.stringify(id)} is not a subscription id; pass the UUID that \`az account show --query id\` prints`,
  ]);
}

/** The CloudFormation templates among rendered files, by the names of their stacks. */
function awsTemplates(rendered: readonly PermissionFile[]): Readonly<Record<string, Template>> {
  return Object.fromEntries(
    rendered.flatMap(({ path, content }) => {
      const name = stackOfTemplate(path);
      return name === undefined ? [] : [[name, JSON.parse(content) as Template]];
    }),
  );
}

/**
 * The Terraform stack of the Azure side among rendered files.
 * @throws Error when it is missing
 */
function azureTemplate({ name }: Link, rendered: readonly PermissionFile[]): Stack {
  const found = rendered.find(({ path }) => path === `cdktf.out/stacks/${azureStack(name)}/cdk.tf.json`);
  if (found === undefined) throw new Error(`the stack ${azureStack(name)} is missing`);
  return JSON.parse(found.content) as Stack;
}

function file(name: string, content: unknown): PermissionFile {
  return { path: `${name}.json`, content: `${JSON.stringify(content, undefined, 2)}\n` };
}
