import { aws, type Case } from '../../case';

const ARN = 'must be the ARN of a managed policy';
const PATH = 'must begin and end with a slash, with letters, digits and + = , . @ _ - between, 512 characters at most';

/** What an account requires of the roles. */
export const ROLES: readonly Case[] = [
  {
    title: 'a permissions boundary by its name is invalid',
    yaml: aws('roles: {permissionsBoundary: boundary}'),
    lines: [
      `2:55 aws.roles.permissionsBoundary ${ARN}, got "boundary"; write it like arn:aws:iam::123456789012:policy/boundary; \`aws iam list-policies --scope Local\` lists them [permissions-boundary]`,
    ],
  },
  {
    title: 'a permissions boundary that is a role is invalid',
    yaml: aws("roles: {permissionsBoundary: 'arn:aws:iam::123456789012:role/boundary'}"),
    lines: [
      `2:55 aws.roles.permissionsBoundary ${ARN}, got "arn:aws:iam::123456789012:role/boundary"; write it like arn:aws:iam::123456789012:policy/boundary; \`aws iam list-policies --scope Local\` lists them [permissions-boundary]`,
    ],
  },
  {
    title: 'a permissions boundary of another partition is invalid',
    yaml: aws("roles: {permissionsBoundary: 'arn:aws-cn:iam::123456789012:policy/boundary'}"),
    lines: [
      '2:55 aws.roles.permissionsBoundary must be in the partition aws, as us-west-2 is, got "arn:aws-cn:iam::123456789012:policy/boundary"; write it like arn:aws:iam::123456789012:policy/boundary [boundary-partition]',
    ],
  },
  ...['network', '/network', 'network/', '//', '/net*/', `/${'a'.repeat(511)}/`].map((path) => ({
    title: `the role path ${path.slice(0, 10)} of ${path.length} characters is invalid`,
    yaml: aws(`roles: {path: "${path}"}`),
    lines: [`2:40 aws.roles.path ${PATH}, got ${shown(path)}; write it like /network/ [role-path]`],
  })),
  ...['corp/', 'corp*', 'a'.repeat(25)].map((prefix) => ({
    title: `the role name prefix ${prefix} is invalid`,
    yaml: aws(`roles: {namePrefix: "${prefix}"}`),
    lines: [
      `2:46 aws.roles.namePrefix must be 1 to 24 letters, digits and + = , . @ _ -, got "${prefix}"; write it like corp- [role-name-prefix]`,
    ],
  })),
];

function shown(path: string): string {
  return path.length > 100 ? `"${path.slice(0, 60)}…"` : `"${path}"`;
}
