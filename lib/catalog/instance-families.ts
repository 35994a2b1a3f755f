/** Sizes in their order, and families that have exactly these; a number is that of its xlarge, one behind metal of its xl. */
type Row = readonly [sizes: string, families: string];

/**
 * EC2 instance types that run Ubuntu, as cfn-lint 1.58 lists them for all regions; a test compares the two.
 * @see https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-types.html
 */
const ROWS: readonly Row[] = [
  ['medium large xlarge 2 4 metal', 'a1'],
  ['large xlarge 2 4 8', 'c3 c4 r3'],
  ['large xlarge 2 4 9 12 18 24 metal', 'c5 c5d'],
  ['large xlarge 2 4 8 12 16 24', 'c5a c5ad m5a m5ad r5a r5ad'],
  ['large xlarge 2 4 9 18 metal', 'c5n'],
  ['large xlarge 2 4 8 12 16 24 32 48 metal', 'c6a m6a r6a'],
  ['medium large xlarge 2 4 8 12 16 metal', 'c6g c6gd c6gn c7g c7gd c7gn m6g m6gd m7g m7gd r6g r6gd r7g r7gd x2gd'],
  ['large xlarge 2 4 8 12 16 24 32 metal', 'c6i c6id c6in i4i m6i m6id m6idn m6in r6i r6id r6idn r6in'],
  ['medium large xlarge 2 4 8 12 16 24 32 48 metal-48', 'c7a m7a r7a'],
  ['large xlarge 2 4 8 12 16 24 48 metal-24 metal-48', 'c7i i7i i8g m7i r7i'],
  ['large xlarge 2 4 8 12 16', 'c7i-flex c8i-flex m7i-flex m8i-flex r8i-flex'],
  [
    'medium large xlarge 2 4 8 12 16 24 48 metal-24 metal-48',
    'c8a c8g c8gb c8gd c8gn m8a m8g m8gb m8gd m8gn r8a r8g r8gb r8gd r8gn x8g',
  ],
  [
    'large xlarge 2 4 8 12 16 24 32 48 96 metal-48 metal-96',
    'c8i c8ib c8id c8in m8i m8ib m8id m8idb m8idn m8in r8i r8ib r8id r8idb r8idn r8in',
  ],
  ['large xlarge 2 4 8 12', 'c8ine m8ine'],
  ['medium large xlarge 2 4 8 12 16 24 48 metal-48', 'c9g c9gd m9g m9gd r9g r9gd'],
  ['xlarge 2 4 8', 'd2 d3'],
  ['large xlarge 2 4 6 8 12', 'd3en'],
  ['24', 'dl1 dl2q p3dn p4d p4de'],
  ['2 4 16', 'f1'],
  ['6 12 48', 'f2'],
  ['4 8 16', 'g3 hpc7g'],
  ['xlarge', 'g3s'],
  ['xlarge 2 4 8 16', 'g4ad'],
  ['xlarge 2 4 8 12 16 metal', 'g4dn'],
  ['xlarge 2 4 8 12 16 24 48', 'g5 g6 g6e'],
  ['xlarge 2 4 8 16 metal', 'g5g'],
  ['large xlarge 2 4', 'g6f'],
  ['2 4 8 12 24 48', 'g7 g7e'],
  ['4 8', 'gr6'],
  ['4', 'gr6f'],
  ['2 4 8 16', 'h1'],
  ['48', 'hpc6a p5e p5en p6-b200 p6-b300 trn2'],
  ['32', 'hpc6id trn1n'],
  ['12 24 48 96', 'hpc7a'],
  ['96', 'hpc8a'],
  ['large xlarge 2 4 8 16 metal', 'i3'],
  ['large xlarge 2 3 6 12 24 metal', 'i3en'],
  ['16', 'i3p'],
  ['large xlarge 2 4 8 16', 'i4g im4gn r4'],
  ['large xlarge 2 3 6 12 18 24 48 metal-24 metal-48', 'i7ie i8ge'],
  ['xlarge 2 6 24', 'inf1'],
  ['xlarge 8 24 48', 'inf2'],
  ['medium large xlarge 2 4 8', 'is4gen'],
  ['medium large xlarge 2', 'm3'],
  ['large xlarge 2 4 10 16', 'm4'],
  ['large xlarge 2 4 8 12 16 24 metal', 'm5 m5d m5dn m5n r5 r5b r5d r5dn r5n'],
  ['large xlarge 2 3 6 12 metal', 'm5zn z1d'],
  ['medium large xlarge 3 6 12 24 metal-12 metal-24', 'm8azn'],
  ['xlarge 8 16', 'p2'],
  ['2 8 16', 'p3'],
  ['4 48', 'p5'],
  ['large xlarge 2 4 8 12 16 32 metal-16 metal-32', 'r7iz'],
  ['nano micro small medium large xlarge 2', 't2 t3 t3a t4g'],
  ['nano micro small medium', 't8i'],
  ['2 32', 'trn1'],
  ['112', 'u7i-6tb u7i-8tb'],
  ['224', 'u7i-12tb u7in-16tb u7in-24tb u7in-32tb'],
  ['56', 'u-3tb1'],
  ['56 112 metal', 'u-6tb1'],
  ['112 metal', 'u-9tb1 u-12tb1 u-18tb1 u-24tb1'],
  ['3 6 24', 'vt1'],
  ['16 32', 'x1'],
  ['xlarge 2 4 8 16 32', 'x1e'],
  ['16 24 32 metal', 'x2idn'],
  ['xlarge 2 4 8 16 24 32 metal', 'x2iedn'],
  ['2 4 6 8 12 metal', 'x2iezn'],
  ['large xlarge 3 6 12 24 metal-12 metal-24', 'x8aedz'],
  ['large xlarge 2 4 8 12 16 24 32 48 64 96 metal-48 metal-96', 'x8i'],
];

/** Families that `aws-cdk-lib` has and cfn-lint does not have: their sizes are not known. */
const WITHOUT_SIZES = ['trn2u', 'u7inh-32tb', 'x2g'];

const SIZES: ReadonlyMap<string, readonly string[]> = new Map(
  ROWS.flatMap(([sizes, families]) => {
    const list = sizes.split(' ').map(longSize);
    return families.split(' ').map((family) => [family, list] as const);
  }),
);

/** Families of EC2 instances that run Ubuntu. */
export const INSTANCE_FAMILIES: readonly string[] = [...SIZES.keys(), ...WITHOUT_SIZES].sort();

/** Returns the sizes that a family has, the smallest first; undefined when they are not known. */
export function sizesOf(family: string): readonly string[] | undefined {
  return SIZES.get(family);
}

function longSize(short: string): string {
  return short.replace(/^\d+$/, '$&xlarge').replace(/^metal-\d+$/, '$&xl');
}

/** Splits an instance type into family and size: `t4g.small` is `t4g` and `small`. */
export function familyAndSize(instanceType: string): readonly [family: string, size: string] {
  const dot = instanceType.indexOf('.');
  return [instanceType.slice(0, dot), instanceType.slice(dot + 1)];
}
