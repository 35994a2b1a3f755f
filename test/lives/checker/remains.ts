import { LINK_TAG, type Clouds } from './clouds';

/** What either cloud still holds of a link, or of all links; nothing after a teardown. */
export function remains({ aws, azure }: Clouds, link?: string): readonly string[] {
  const own = (tags: Readonly<Record<string, string>> = {}): boolean =>
    link === undefined ? LINK_TAG in tags : tags[LINK_TAG] === link;
  const isOwnStack = (name: string): boolean => link === undefined || name.startsWith(`${link}-`);
  return [
    ...aws.stacks.filter(isOwnStack).map((name) => `CloudFormation stack ${name}`),
    ...aws.vpcs.filter(({ tags }) => own(tags)).map(({ id }) => `VPC ${id}`),
    ...aws.addresses.filter(({ tags }) => own(tags)).map(({ address }) => `Elastic IP ${address}`),
    ...aws.instances.filter(({ tags, state }) => own(tags) && state !== 'terminated').map(({ id }) => `instance ${id}`),
    ...(link === undefined ? aws.secrets.map(({ arn }) => `secret ${arn}`) : []),
    ...azure.filter(({ tags }) => link === undefined || own(tags)).map(({ id = '' }) => `Azure ${id}`),
  ];
}
