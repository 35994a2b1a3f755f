import { z } from 'zod';
import { locationProblems } from '../../config/rules/known-values';
import { tags as tagRules } from '../../config/rules/tags';
import { azureLocation, azureNetworkName, resourceGroupName } from '../../config/schema/azure-fields';
import { tagKey, tagValue } from '../../config/schema/tag-fields';
import type { PropProblem } from '../props/prop-problem';
import { readProps } from '../props/read-props';
import { isExpression } from './expression';

/** What the props of every construct have, as a config reads the same values. */
export const PLACED = {
  name: azureNetworkName('Name of the resource.'),
  resourceGroupName: resourceGroupName('Name of the resource group.'),
  location: azureLocation('Azure location.'),
  tags: z.record(tagKey('Key of a tag.'), tagValue('Value of a tag.')).optional(),
  unlisted: z.array(z.string()).max(10).optional(),
};

/** Values that Terraform takes as they are: an expression is not compared with a rule. */
const MAY_BE_EXPRESSIONS: ReadonlySet<unknown> = new Set([
  'name',
  'resourceGroupName',
  'location',
  'tags',
  'gatewaySubnetId',
  'publicIpName',
  'gatewayId',
  'localNetworkGatewayName',
]);

/** Props of a construct, in JavaScript of any values. */
interface Placed {
  readonly location: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly unlisted?: readonly string[];
}

/** Whether a value is a name that Azure takes; what follows from another value is not judged. */
export function isNetworkName(name: unknown): boolean {
  return PLACED.name.safeParse(name).success;
}

/** Returns a problem for each value that a schema rejects, and for a location or tags that Azure does not take. */
export function valueProblems(schema: z.ZodObject, props: Placed): readonly PropProblem[] {
  const given = isExpression(props.tags) ? { ...props, tags: undefined } : props;
  const problems = readProps(schema, given).problems.filter(
    ({ path: [field], value }) => !(MAY_BE_EXPRESSIONS.has(field) && isExpression(value)),
  );
  const unlisted = isClean(problems, 'unlisted') ? (props.unlisted ?? []) : [];
  return [
    ...problems,
    ...(isClean(problems, 'location') && !isExpression(props.location)
      ? locationProblems({ path: ['location'], value: props.location }, unlisted)
      : []),
    ...(isClean(problems, 'tags') ? tagProblems(given.tags ?? {}) : []),
  ];
}

/** Whether the value of a field can be compared with further rules. */
function isClean(problems: readonly PropProblem[], field: string): boolean {
  return !problems.some(({ path }) => path[0] === field);
}

/** The constructs set no tags of their own, which a config keeps for itself. */
function tagProblems(given: Readonly<Record<string, string>>): readonly PropProblem[] {
  return tagRules({ config: { tags: given, ignoreTags: [] } }).filter(({ code }) => code !== 'tag-own');
}
