/** Variables of every class of value; each has a default, which both Azure's engine and Terraform accept. */
export const VARIABLES = {
  variable: {
    location: { type: 'string', default: 'westeurope' },
    empty: { type: 'string', default: '' },
    short: { type: 'string', default: 'hub' },
    long: { type: 'string', default: 'a-rather-long-name-that-no-limit-of-azure-would-allow-0123456789' },
    upper: { type: 'string', default: 'HUB' },
    mixed: { type: 'string', default: 'Alpha-Hub' },
    spaced: { type: 'string', default: '  Hub & <spoke>  ' },
    digits: { type: 'string', default: '42' },
    truth: { type: 'string', default: 'true' },
    absent: { type: 'string', default: null },
    zero: { type: 'number', default: 0 },
    few: { type: 'number', default: 3 },
    many: { type: 'number', default: 65515 },
    minus: { type: 'number', default: -2 },
    noNumber: { type: 'number', default: null },
    yes: { type: 'bool', default: true },
    no: { type: 'bool', default: false },
    none: { type: 'list(string)', default: [] },
    one: { type: 'list(string)', default: ['hub'] },
    several: { type: 'list(string)', default: ['b', 'a', 'B', 'a', ''] },
    numbers: { type: 'list(number)', default: [3, 1, 2] },
    flags: { type: 'list(bool)', default: [true, false] },
    nested: { type: 'list(list(string))', default: [['a', 'b'], [], ['c']] },
    noMap: { type: 'map(string)', default: {} },
    labels: { type: 'map(string)', default: { team: 'net', Team2: 'Ops', env: '' } },
    sizes: { type: 'map(number)', default: { small: 1, large: 8 } },
    prefix: { type: 'string', default: '10.20.0.0/16' },
    settings: {
      type: 'object({ name = string, count = number, list = list(string) })',
      default: { name: 'x', count: 2, list: ['q'] },
    },
    subnet: {
      type: 'string',
      default: '/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v/subnets/s',
    },
    encoded: { type: 'string', default: 'aHVi' },
  },
  locals: {
    'net-name': '${var.short}-net',
    known: ['x', 'y', 'X'],
    partly: ['${var.short}', 'b'],
    map: { a: 'one', B: 'two' },
    number: 7,
  },
} as const;

/** Expressions of each type and class, by a name for the class: known ones, and those that a parameter decides. */
const TEXTS: Readonly<Record<string, string>> = {
  'known empty': '""',
  'known short': '"hub"',
  'known long': '"a-rather-long-name-that-goes-on-0123456789"',
  'known upper case': '"HUB"',
  'known mixed case': '"Alpha-Hub"',
  'known digits': '"42"',
  null: 'null',
  empty: 'var.empty',
  short: 'var.short',
  long: 'var.long',
  'upper case': 'var.upper',
  'mixed case': 'var.mixed',
  'HTML and blanks': 'var.spaced',
  digits: 'var.digits',
  'a variable that is null': 'var.absent',
  'a local': 'local.net-name',
  'put together': '"${var.short}-${var.few}"',
};
const NUMBERS: Readonly<Record<string, string>> = {
  'known zero': '0',
  'known small': '2',
  'known large': '70000',
  'known negative': '-3',
  'known fraction': '1.5',
  null: 'null',
  zero: 'var.zero',
  small: 'var.few',
  large: 'var.many',
  negative: 'var.minus',
  'a variable that is null': 'var.noNumber',
  'a text of digits': 'var.digits',
};
/** Numbers that can count subnets. */
const COUNTS: Readonly<Record<string, string>> = {
  'known zero': '0',
  'known small': '2',
  zero: 'var.zero',
  small: 'var.few',
};
const FLAGS: Readonly<Record<string, string>> = {
  'known true': 'true',
  'known false': 'false',
  true: 'var.yes',
  false: 'var.no',
  'a text': 'var.truth',
  'a comparison': 'var.short == "hub"',
};
const LISTS: Readonly<Record<string, string>> = {
  'known empty': '[]',
  'known of one': '["hub"]',
  'known of several': '["b", "a", "B", "a"]',
  'known numbers': '[3, 1, 2]',
  'known mixture': '["a", 1, true]',
  'known in a local': 'local.known',
  'partly known': '[var.short, "a", var.upper]',
  'partly known in a local': 'local.partly',
  empty: 'var.none',
  'of one': 'var.one',
  'of several': 'var.several',
  numbers: 'var.numbers',
  'true and false': 'var.flags',
};
const MAPS: Readonly<Record<string, string>> = {
  'known empty': '{}',
  known: '{ b = "x", A = "y" }',
  'known in a local': 'local.map',
  'partly known': '{ team = var.short, size = "s" }',
  empty: 'var.noMap',
  texts: 'var.labels',
  numbers: 'var.sizes',
};

/** Calls of each translated function, with `%` where a value of every class goes. */
export const CALLS: Readonly<
  Record<string, readonly (readonly [pattern: string, classes: Readonly<Record<string, string>>])[]>
> = {
  base64decode: [
    ['base64decode(base64encode(%))', TEXTS],
    ['base64decode(%)', { known: '"aHVi"', 'a variable': 'var.encoded' }],
  ],
  base64encode: [['base64encode(%)', TEXTS]],
  cidrhost: [
    ['cidrhost("10.1.0.0/24", %)', NUMBERS],
    ['cidrhost(var.prefix, %)', NUMBERS],
  ],
  cidrnetmask: [['cidrnetmask(%)', { known: '"10.0.0.0/20"', 'a variable': 'var.prefix' }]],
  cidrsubnet: [
    ['cidrsubnet("10.1.0.0/16", 4, %)', COUNTS],
    ['cidrsubnet(var.prefix, 8, %)', COUNTS],
    ['cidrsubnet(var.prefix, %, 1)', COUNTS],
    ['cidrsubnet(%, 8, 2)', { IPv6: '"fd00::/48"', 'a variable': 'var.prefix' }],
  ],
  coalesce: [
    ['coalesce(%, "else")', TEXTS],
    ['coalesce(var.absent, %, "else")', TEXTS],
    ['coalesce(%, 5)', NUMBERS],
    ['coalesce(var.noNumber, %)', NUMBERS],
    ['coalesce(%, false)', FLAGS],
  ],
  concat: [
    ['concat(%, ["z"])', LISTS],
    ['concat(var.one, %)', LISTS],
  ],
  contains: [
    ['contains(%, "a")', LISTS],
    ['contains(var.several, %)', TEXTS],
    ['contains(["b", "a", "HUB"], %)', TEXTS],
    ['contains(var.numbers, %)', NUMBERS],
  ],
  distinct: [['distinct(%)', LISTS]],
  element: [
    ['element(%, 0)', LISTS],
    ['element(%, 5)', LISTS],
    ['element(var.several, %)', NUMBERS],
    ['element(local.partly, %)', NUMBERS],
  ],
  endswith: [
    ['endswith(%, "Hub")', TEXTS],
    ['endswith(%, "")', TEXTS],
    ['endswith(var.mixed, %)', TEXTS],
  ],
  flatten: [
    ['flatten([%, ["z"]])', LISTS],
    ['flatten(var.nested)', { '': '' }],
    ['flatten([["a", [var.short]], %])', LISTS],
  ],
  format: [
    ['format("a-%s-b", %)', TEXTS],
    ['format("%s", %)', FLAGS],
    ['format("%d%%", %)', NUMBERS],
    ['format("%v", %)', LISTS],
    ['format("%03d", %)', NUMBERS],
    ['format("%5s", %)', TEXTS],
  ],
  join: [
    ['join("-", %)', LISTS],
    ['join("", %)', LISTS],
    ['join(%, var.one, ["x"])', TEXTS],
  ],
  jsonencode: [
    ['jsonencode(%)', TEXTS],
    ['jsonencode(%)', NUMBERS],
    ['jsonencode(%)', FLAGS],
    ['jsonencode(%)', LISTS],
    ['jsonencode(%)', MAPS],
    ['jsonencode({ b = %, a = [1] })', TEXTS],
  ],
  keys: [['keys(%)', MAPS]],
  length: [
    ['length(%)', TEXTS],
    ['length(%)', LISTS],
    ['length(%)', MAPS],
  ],
  lookup: [
    ['lookup(%, "team", "none")', MAPS],
    ['lookup(%, "TEAM", "none")', MAPS],
    ['lookup(var.labels, %, "none")', TEXTS],
    ['lookup({ hub = "h", HUB2 = "H" }, %, "none")', TEXTS],
    ['lookup(var.sizes, "small", %)', NUMBERS],
  ],
  lower: [['lower(%)', TEXTS]],
  max: [
    ['max(%, 4)', NUMBERS],
    ['max(var.few, %, 1)', NUMBERS],
  ],
  merge: [
    ['merge(%, { z = "1" })', MAPS],
    ['merge(var.labels, %)', MAPS],
  ],
  min: [
    ['min(%, 4)', NUMBERS],
    ['min(var.few, %, 1)', NUMBERS],
  ],
  nonsensitive: [['nonsensitive(sensitive(%))', TEXTS]],
  one: [['one(%)', LISTS]],
  replace: [
    ['replace(%, "u", "-")', TEXTS],
    ['replace(%, "A", "")', TEXTS],
    ['replace("a.b.c", ".", %)', TEXTS],
  ],
  sensitive: [['nonsensitive(sensitive(%))', NUMBERS]],
  split: [
    ['split("-", %)', TEXTS],
    ['split(%, "a-b")', { known: '"-"', 'known empty': '""' }],
  ],
  startswith: [
    ['startswith(%, "Alpha")', TEXTS],
    ['startswith(%, "h")', TEXTS],
    ['startswith(var.mixed, %)', TEXTS],
  ],
  substr: [
    ['substr(%, 0, 3)', TEXTS],
    ['substr(%, 2, -1)', TEXTS],
    ['substr(%, -2, 2)', TEXTS],
    ['substr(%, 50, 2)', TEXTS],
    ['substr(var.mixed, %, 4)', NUMBERS],
    ['substr(var.mixed, 1, %)', NUMBERS],
  ],
  tobool: [['tobool(%)', FLAGS]],
  tolist: [['tolist(%)', LISTS]],
  tomap: [['tomap(%)', MAPS]],
  tonumber: [
    ['tonumber(%)', NUMBERS],
    ['tonumber(%)', { digits: 'var.digits', 'known digits': '"42"', 'a known fraction': '"0.5"' }],
  ],
  toset: [['toset(%)', LISTS]],
  tostring: [
    ['tostring(%)', TEXTS],
    ['tostring(%)', NUMBERS],
    ['tostring(%)', FLAGS],
  ],
  trimspace: [['trimspace(%)', TEXTS]],
  upper: [['upper(%)', TEXTS]],
  '? :': [
    ['var.yes ? % : "no"', TEXTS],
    ['% ? "yes" : "no"', FLAGS],
    ['var.no ? 1 : %', NUMBERS],
    ['true ? % : 5', TEXTS],
    ['var.yes ? % : ["z"]', LISTS],
  ],
  '==': [
    ['% == "hub"', TEXTS],
    ['% != var.short', TEXTS],
    ['% == 3', NUMBERS],
    ['% == "3"', NUMBERS],
    ['% == true', FLAGS],
    ['% == null', TEXTS],
  ],
  '<': [
    ['% < 3', NUMBERS],
    ['% >= var.few', NUMBERS],
    ['1.5 > %', NUMBERS],
  ],
  '&&': [
    ['% && var.yes', FLAGS],
    ['% || false', FLAGS],
    ['!%', FLAGS],
  ],
  '+': [
    ['% + 2', NUMBERS],
    ['% - 0.5', NUMBERS],
    ['% * var.few', NUMBERS],
    ['% / 4', NUMBERS],
    ['% % 2', NUMBERS],
    ['-(%)', NUMBERS],
  ],
  template: [
    ['"a${%}b"', TEXTS],
    ['"a${%}b"', NUMBERS],
    ['"a${%}b"', FLAGS],
  ],
  index: [
    ['%[0]', LISTS],
    ['var.several[%]', { known: '1', 'a variable': 'var.few' }],
    ['var.labels[%]', { known: '"team"', 'in other case': '"Team2"' }],
    ['var.settings.%', { text: 'name', number: 'count', list: 'list' }],
  ],
};

/** An expression, and what names it in a report. */
export interface Asked {
  readonly expression: string;
  readonly of: string;
  readonly valueClass: string;
}

/** Every translated function and operator with every class of value. */
export function everyCall(): readonly Asked[] {
  return Object.entries(CALLS).flatMap(([of, patterns]) =>
    patterns.flatMap(([pattern, classes]) =>
      Object.entries(classes).map(([valueClass, value]) => ({ of, valueClass, expression: fill(pattern, value) })),
    ),
  );
}

/** Puts the value where the pattern has a single `%`; `%s` and the like are verbs of a format. */
function fill(pattern: string, value: string): string {
  const at = [...pattern.matchAll(/%(?![sdv%\d])/g)]
    .filter(({ index }) => pattern.charAt(index - 1) !== '%')
    .at(-1)?.index;
  const first = [...pattern.matchAll(/%(?![sdv%\d])/g)].find(({ index }) => pattern.charAt(index - 1) !== '%')?.index;
  const place = pattern.startsWith('format(') ? at : first;
  return place === undefined ? pattern : pattern.slice(0, place) + value + pattern.slice(place + 1);
}

type Kind = 'text' | 'number' | 'flag' | 'list' | 'map';

/** Random numbers from a seed, so that a failure can be reproduced. @see https://en.wikipedia.org/wiki/Xorshift */
export function random(seed: number): (below: number) => number {
  let state = (seed * 2654435761 + 1) >>> 0 || 1;
  return (below) => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % below;
  };
}

const SCALARS: Readonly<Record<Kind, Readonly<Record<string, string>>>> = {
  text: TEXTS,
  number: NUMBERS,
  flag: FLAGS,
  list: LISTS,
  map: MAPS,
};

/** How expressions of each kind are put together from others. */
const GRAMMAR: Readonly<Record<Kind, readonly (readonly [pattern: string, ...kinds: readonly Kind[]])[]>> = {
  text: [
    ['"a-${@}-${@}"', 'text', 'number'],
    ['"${@}x${@}"', 'flag', 'text'],
    ['upper(@)', 'text'],
    ['lower(@)', 'text'],
    ['trimspace(@)', 'text'],
    ['replace(@, "a", "-")', 'text'],
    ['substr(@, 1, 4)', 'text'],
    ['substr(@, -3, -1)', 'text'],
    ['join("-", @)', 'list'],
    ['join(",", concat(@, @))', 'list', 'list'],
    ['format("%s/%s", @, @)', 'text', 'text'],
    ['format("%d-%v", @, @)', 'number', 'flag'],
    ['coalesce(@, @, "last")', 'text', 'text'],
    ['@ ? @ : @', 'flag', 'text', 'text'],
    ['element(@, 1)', 'list'],
    ['lookup(@, @, "none")', 'map', 'text'],
    ['jsonencode(@)', 'text'],
    ['jsonencode(@)', 'list'],
    ['jsonencode({ k = @, j = @ })', 'number', 'flag'],
    ['tostring(@)', 'number'],
    ['tostring(@)', 'flag'],
    ['base64encode(@)', 'text'],
    ['cidrsubnet(var.prefix, 8, 3)'],
    ['one([@])', 'text'],
    ['split("-", @)[0]', 'text'],
  ],
  number: [
    ['@ + @', 'number', 'number'],
    ['@ - 1', 'number'],
    ['@ * 2', 'number'],
    ['max(@, @)', 'number', 'number'],
    ['min(@, 4)', 'number'],
    ['length(@)', 'list'],
    ['length(@)', 'text'],
    ['length(@)', 'map'],
    ['@ ? @ : @', 'flag', 'number', 'number'],
    ['coalesce(@, 1)', 'number'],
    ['tonumber(var.digits)'],
    ['tonumber("12")'],
  ],
  flag: [
    ['@ == @', 'text', 'text'],
    ['@ != @', 'number', 'number'],
    ['@ > 2', 'number'],
    ['@ && @', 'flag', 'flag'],
    ['!(@)', 'flag'],
    ['startswith(@, "h")', 'text'],
    ['endswith(@, @)', 'text', 'text'],
    ['contains(@, @)', 'list', 'text'],
    ['@ == null', 'text'],
    ['tobool("true")'],
  ],
  list: [
    ['[@, @]', 'text', 'text'],
    ['[@]', 'number'],
    ['concat(@, @)', 'list', 'list'],
    ['distinct(@)', 'list'],
    ['split("-", @)', 'text'],
    ['keys(@)', 'map'],
    ['flatten([@, [@]])', 'list', 'text'],
    ['@ ? @ : @', 'flag', 'list', 'list'],
    ['tolist(toset(@))', 'list'],
  ],
  map: [
    ['{ team = @, n = @ }', 'text', 'text'],
    ['merge(@, { z = @ })', 'map', 'text'],
    ['tomap({ a = @ })', 'text'],
  ],
};

/**
 * A random nested expression of a kind. Null is only where Terraform accepts it: an error in the branch that a
 * condition does not select changes the type of the other one.
 */
function anyExpression(kind: Kind, depth: number, pick: (below: number) => number, mayBeNull = false): string {
  const leaves = Object.entries(SCALARS[kind]).flatMap(([name, value]) =>
    mayBeNull || !name.includes('null') ? [value] : [],
  );
  if (depth === 0 || pick(5) === 0) return leaves[pick(leaves.length)] ?? 'null';
  const rules = GRAMMAR[kind];
  const [pattern = '', ...kinds] = rules[pick(rules.length)] ?? ['null'];
  let next = 0;
  return pattern.replaceAll('@', () => {
    const made = anyExpression(kinds[next++] ?? 'text', depth - 1, pick, /coalesce|== null/.test(pattern));
    return /^[\w.[\](){}"]+$/.test(made) || /^[a-z0-9]+\(/.test(made) || /^["[{]/.test(made) ? made : `(${made})`;
  });
}

const KINDS: readonly Kind[] = ['text', 'number', 'flag', 'list', 'map'];

/** Positions for a value of each kind. */
const PLACES: Readonly<Record<Kind, readonly string[]>> = {
  text: ['name', 'tag', 'item of a list', 'output'],
  number: ['number', 'tag', 'name', 'output'],
  flag: ['true or false', 'tag', 'output'],
  list: ['list', 'output'],
  map: ['map', 'output'],
};

/** A random expression at a random position. */
export function anyQuestion(pick: (below: number) => number): Asked & { readonly positions: readonly string[] } {
  const kind = KINDS[pick(KINDS.length)] ?? 'text';
  const places = PLACES[kind];
  const position = places[pick(places.length)] ?? 'output';
  return { expression: anyExpression(kind, 3, pick), of: kind, valueClass: 'random', positions: [position] };
}
