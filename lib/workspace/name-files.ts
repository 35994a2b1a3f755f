import { UserError } from '../base/user-error';
import { nearest } from '../base/nearest';
import { LINK_FILE_KEYS, LINK_FILE_VARIABLES, linkFiles, optionOf, type LinkFiles } from './link-files';

type Values = Readonly<Record<string, unknown>>;

/** A name with at most this many edits from one of ours is a typing error, not another program's. */
const MOST_EDITS = 2;

/**
 * Returns the files of a link by the rule of every tool: an option or a context key, else the variable, else the default.
 * @param options what the command line names, as commander returns it
 * @param variables the environment; an empty variable counts as absent
 * @throws UserError with a line per name that is empty or misspelled.
 */
export function linkFilesByOption(options: Partial<LinkFiles>, variables: Values): LinkFiles {
  const given = Object.fromEntries(LINK_FILE_KEYS.map((key) => [key, options[key]]));
  return resolve(given, variables, (key) => optionOf(key), []);
}

/**
 * The same for the apps of `cdk` and `cdktf`, whose context takes the place of options.
 * @throws UserError with a line per name that is empty, not a string, or misspelled.
 */
export function linkFilesByContext(context: Values, variables: Values): LinkFiles {
  return resolve(context, variables, (key) => `the context key ${key}`, slips(Object.keys(context), CONTEXT));
}

function resolve(
  given: Values,
  variables: Values,
  nameOf: (key: keyof LinkFiles) => string,
  problems: readonly string[],
): LinkFiles {
  const unusable = LINK_FILE_KEYS.filter((key) => given[key] !== undefined && !isName(given[key]));
  const all = [
    ...problems,
    ...unusable.map((key) => `${nameOf(key)} must name a file; leave it out for ${linkFiles()[key]}`),
    ...slips(Object.keys(variables), VARIABLES),
  ];
  if (all.length > 0) throw new UserError(all);
  const named = LINK_FILE_KEYS.map((key) => [key, given[key] ?? variables[LINK_FILE_VARIABLES[key]]] as const);
  return linkFiles(Object.fromEntries(named.filter(([, name]) => isName(name))));
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

interface Known {
  readonly what: string;
  readonly names: readonly string[];
  readonly ignored: (name: string) => boolean;
}

const CONTEXT: Known = { what: 'context key', names: LINK_FILE_KEYS, ignored: () => false };
const VARIABLES: Known = {
  what: 'variable',
  names: Object.values(LINK_FILE_VARIABLES),
  // Variables of other programs may have any name.
  ignored: (name) => !name.toUpperCase().startsWith('VPC2VNET'),
};

/** A line per misspelled name; names with more edits belong to other programs. */
function slips(found: readonly string[], { what, names, ignored }: Known): readonly string[] {
  return found
    .filter((name) => !names.includes(name) && !ignored(name))
    .map((name) => ({ name, ...nearest(name.replaceAll('-', ''), names) }))
    .filter(({ edits }) => edits <= MOST_EDITS)
    .map(({ name, word }) => `there is no ${what} '${name}'; write ${word}`);
}
