import { Option as CommanderOption } from 'commander';
import { LINK_FILE_KEYS, optionOf } from '../../lib/workspace/link-files';
import { UserError } from '../../lib/base/user-error';

/** Their check names the default file, too. */
const FILES = LINK_FILE_KEYS.map(optionOf);

/** One option of a verb. */
export interface Option {
  /** As commander reads them: `--name`, `--name <value>`, or `--name [value]` for an optional value. */
  readonly flags: string;
  readonly sentence: string;
  /** @default false */
  readonly required?: boolean;
  /** The values that it takes. @default - any */
  readonly oneOf?: readonly string[];
}

/** The values of these options, by name in camel case, as commander returns them. */
export type ValuesOf<O extends Option> = {
  readonly [Each in O as Each extends { required: true } ? NameOf<Each['flags']> : never]: ValueOf<Each>;
} & {
  readonly [Each in O as Each extends { required: true } ? never : NameOf<Each['flags']>]?: ValueOf<Each>;
};

type NameOf<Flags extends string> = Flags extends `--${infer Name} ${string}`
  ? Camel<Name>
  : Flags extends `--${infer Name}`
    ? Camel<Name>
    : never;

type Camel<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<Camel<Tail>>}`
  : Name;

type ValueOf<O extends Option> = O extends { oneOf: readonly (infer Each)[] }
  ? Each
  : O['flags'] extends `${string} <${string}>`
    ? string
    : O['flags'] extends `${string} [${string}]`
      ? string | true
      : true;

/** @throws UserError for the first value that its option does not allow; an unset variable of a shell is an empty one. */
export function requireChoices(options: readonly Option[], values: Readonly<Record<string, unknown>>): void {
  for (const { flags, oneOf } of options) {
    const option = new CommanderOption(flags);
    const value = values[option.attributeName()];
    if (value === '' && !FILES.includes(option.long ?? '')) {
      throw new UserError([`${option.long} must not be empty; leave it out, or give it a value`]);
    }
    if (oneOf !== undefined && value !== undefined && !oneOf.includes(String(value))) {
      throw new UserError([`${option.long} must be one of ${oneOf.join(', ')}, got '${String(value)}'`]);
    }
  }
}
