import type { Handoff } from '../../lib/handoff/handoff';
import { parseHandoff, printHandoff } from '../../lib/handoff/parse';
import { bothSides, DEPLOYED, SECRET_ARN } from '../fixtures/handoffs';

const FILE = 'handoff.json';
const RESTORE =
  'restore it from git, or delete it and import the outputs of both sides with `npm run -s vpc2vnet handoff import FILE`';
const SYNTAX = 'is not valid JSON from here on (half-written or edited); correct it, or restore the file from git';
const FORGET = (side: string) =>
  `correct the line, or remove the side with \`npm run -s vpc2vnet handoff forget ${side}\``;
const text = printHandoff(bothSides());
const parse = (content: string) => parseHandoff(content, FILE, 'link');
const edited = (change: object) => JSON.stringify({ ...(JSON.parse(text) as object), ...change });
const read = (handoff: Handoff) => ({ ok: true, value: { handoff, notices: [] } });

describe('a hand-off', () => {
  test('reads as it was written', () => {
    expect(parse(text)).toEqual(read(bothSides()));
  });

  test('is written with one fact a line, in one order', () => {
    expect(printHandoff(DEPLOYED)).toBe(
      [
        '{',
        '  "version": 2,',
        '  "link": "link",',
        '  "aws": {',
        '    "region": "eu-central-1",',
        '    "prefixes": [',
        '      "10.0.0.0/16"',
        '    ],',
        '    "routerAddresses": {',
        '      "router-1": "198.51.100.7"',
        '    },',
        `    "sharedKeySecretArn": "${SECRET_ARN}",`,
        '    "images": {',
        '      "arm64": "ami-0123456789abcdef0",',
        '      "router-1/arm64": "ami-0123456789abcdef0",',
        '      "test-host-1/arm64": "ami-0123456789abcdef0",',
        '      "x86_64": "ami-0fedcba9876543210"',
        '    }',
        '  },',
        '  "azure": {',
        '    "location": "westeurope",',
        '    "prefixes": [',
        '      "10.3.0.0/16"',
        '    ],',
        '    "gatewayAddresses": {',
        '      "0": "203.0.113.7"',
        '    }',
        '  }',
        '}',
        '',
      ].join('\n'),
    );
  });

  test('is written the same whatever the order in which its facts were reported', () => {
    const reversed = <T>(value: T): T =>
      (typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(
            Object.entries(value)
              .toReversed()
              .map(([key, child]) => [key, reversed(child)]),
          )
        : value) as T;

    expect(Object.keys(reversed(DEPLOYED))[0]).toBe('azure');
    expect(printHandoff(reversed(DEPLOYED))).toBe(printHandoff(DEPLOYED));
  });

  test('has no digest, which two people could not merge', () => {
    expect(text).not.toContain('digest');
  });

  test('says who deployed the Azure side when it was not Terraform', () => {
    const byArm = bothSides({}, { deployedBy: 'arm' });

    expect(printHandoff(byArm)).toContain('"deployedBy": "arm"');
    expect(parse(printHandoff(byArm))).toEqual(read(byArm));
  });

  test('reads whatever the order of its members', () => {
    const members = Object.entries(JSON.parse(text) as object).toReversed();
    expect(parse(JSON.stringify(Object.fromEntries(members)))).toEqual(read(bothSides()));
  });

  test('reads with other line ends and indents, as after a checkout', () => {
    expect(parse(text.replaceAll('\n', '\r\n').replaceAll('  ', '\t'))).toEqual(read(bothSides()));
  });

  test('reads with an address that somebody edited into another one', () => {
    expect(parse(text.replace('203.0.113.7', '203.0.113.8'))).toEqual(
      read(bothSides({}, { gatewayAddresses: { '0': '203.0.113.8' } })),
    );
  });

  test('reads with a router and an instance that somebody added', () => {
    const added = bothSides(
      { routerAddresses: { 'router-1': '198.51.100.7', 'router-2': '198.51.100.8' } },
      { gatewayAddresses: { '0': '203.0.113.7', '1': '203.0.113.8' } },
    );

    expect(parse(JSON.stringify(added))).toEqual(read(added));
  });

  test('has no place for a secret', () => {
    expect(parse(edited({ sharedKey: 'canaryCANARY' }))).toMatchObject({ ok: false });
  });
});

describe('a hand-off is invalid', () => {
  test.each([
    ['when half-written', text.slice(0, 200), `handoff.json:12 ${SYNTAX}`],
    ['when empty', '', `handoff.json:1 ${SYNTAX}`],
    [
      'when git left a conflict in it',
      text.replace('    "region"', '<<<<<<< ours\n    "region": "a",\n=======\n    "region"'),
      'handoff.json:5 has an unresolved git conflict; keep one of the two sides, and remove the markers',
    ],
    [
      'when both lines of a conflict were kept, of which one would be lost without a word',
      text.replace('      "router-1"', '      "router-1": "198.51.100.9",\n      "router-1"'),
      'handoff.json:11 has a duplicate key; keep only the correct line',
    ],
    ['when a comma was lost', text.replace('"link",', '"link"'), `handoff.json:4 ${SYNTAX}`],
    ['when a comma is too many', text.replace('203.0.113.7"', '203.0.113.7",'), `handoff.json:24 ${SYNTAX}`],
    [
      'when a bracket was lost',
      text.replace(/\n {4}\},\n {4}"sharedKey/, '\n    "sharedKey'),
      `handoff.json:11 ${SYNTAX}`,
    ],
    ['when a word has no quotes', text.replace('"198.51.100.7"', 'canary'), `handoff.json:10 ${SYNTAX}`],
    ['when no object', '42', `handoff.json is not a hand-off; ${RESTORE}`],
    ['when null', 'null', `handoff.json is not a hand-off; ${RESTORE}`],
    ['when a list', '[]', `handoff.json is not a hand-off; ${RESTORE}`],
    ['when another program’s file', '{"name":"x"}', `handoff.json is not a hand-off; ${RESTORE}`],
    [
      'when of a newer version',
      edited({ version: 3 }),
      'handoff.json has version 3, and this vpc2vnet reads up to 2; run the newer vpc2vnet that wrote it',
    ],
    [
      'when of a newer version with content that this one does not know',
      JSON.stringify({ version: 3, links: [] }),
      'handoff.json has version 3, and this vpc2vnet reads up to 2; run the newer vpc2vnet that wrote it',
    ],
    ['when of a version that is no number', edited({ version: '2' }), `handoff.json is not a hand-off; ${RESTORE}`],
    ['when of a version that never was', edited({ version: 0 }), `handoff.json is not a hand-off; ${RESTORE}`],
    [
      'when an address of the gateway was edited into none',
      text.replace('203.0.113.7', '203.0.113'),
      `handoff.json:24 'azure.gatewayAddresses.0' must be an IPv4 address; ${FORGET('azure')}`,
    ],
    [
      'when an address of a router was edited into none',
      text.replace('198.51.100.7', '198.51.100.7/32'),
      `handoff.json:10 'aws.routerAddresses.router-1' must be an IPv4 address; ${FORGET('aws')}`,
    ],
    [
      'when the key stands in the place of its ARN',
      text.replace(SECRET_ARN, 'canaryCANARYcanary'),
      `handoff.json:12 'aws.sharedKeySecretArn' must be the ARN of a Secrets Manager secret; ${FORGET('aws')}`,
    ],
    [
      'when an AMI id was edited into an invalid one',
      printHandoff(DEPLOYED).replace('ami-0123456789abcdef0', 'newest'),
      `handoff.json:14 'aws.images.arm64' must be an AMI id; ${FORGET('aws')}`,
    ],
    [
      'when a range was edited into none',
      text.replace('10.3.0.0/16', '10.3.0.0'),
      `handoff.json:21 'azure.prefixes.0' must be an IPv4 network; ${FORGET('azure')}`,
    ],
    [
      'when a fact is missing',
      text.replace(/ {4}"sharedKeySecretArn": .*\n/, ''),
      `handoff.json:4 'aws.sharedKeySecretArn' is missing; ${FORGET('aws')}`,
    ],
    [
      'when there is a fact of a gateway instance that Azure does not have',
      text.replace('"0": "203', '"2": "203'),
      expect.stringMatching(/^handoff\.json:24 'azure\.gatewayAddresses\.2' [^\n]+$/),
    ],
    [
      'when there is a fact of something that is no router',
      text.replace('"router-1": "198', '"gateway": "198'),
      expect.stringMatching(/^handoff\.json:10 'aws\.routerAddresses\.gateway' [^\n]+$/),
    ],
    [
      'when it has a member of its own',
      edited({ more: 1 }),
      `handoff.json:1 'more' is not a known field; correct the line`,
    ],
    [
      'when of another link',
      printHandoff({ ...bothSides(), link: 'other' }),
      "handoff.json belongs to the link 'other', not to 'link'; name the one of this link with --handoff, -c handoff= or VPC2VNET_HANDOFF",
    ],
  ])('%s', (_, content, problem) => {
    expect(parse(content)).toEqual({ ok: false, problem });
  });
});

describe('a member named like one that every object inherits is an unknown field:', () => {
  test.each(['constructor', 'toString', 'hasOwnProperty', '__proto__'])('%s', (name) => {
    const problem = `handoff.json:1 '${name}' is not a known field; correct the line`;
    expect(parse(`{"version":2,"link":"link","${name}":{}}`)).toEqual({ ok: false, problem });
  });

  test('also where names are free', () => {
    expect(parse(`{"version":2,"link":"link",\n"sites":{"__proto__":{}}}`)).toEqual({
      ok: false,
      problem: `handoff.json:2 'sites.__proto__' is not a known field; ${FORGET('sites.__proto__')}`,
    });
  });

  test('in version 1, too', () => {
    expect(parse('{"version":1,"link":"link","constructor":{}}')).toMatchObject({
      problem: expect.stringContaining("'constructor' is not a known field"),
    });
  });
});

describe('an invalid member is described in words of the hand-off:', () => {
  const azure = { location: 'westeurope', prefixes: ['10.3.0.0/16'], gatewayAddresses: {} };
  test.each([
    [
      'a value that is not the only possible one',
      { azure: { ...azure, deployedBy: 'me' } },
      "'azure.deployedBy' must be arm;",
    ],
    ['a name that is not that of a site', { sites: { toString: {} } }, "'sites.toString' must be the name of a site;"],
    [
      'an id that is not of a route table',
      {
        found: {
          vpc: {
            id: 'vpc-1',
            cidrs: ['10.0.0.0/16'],
            subnets: [{ id: 's', cidr: '10.0.0.0/24', public: true }],
            routeTables: ['x'],
          },
        },
      },
      "'found.vpc.routeTables.0' must be the id of a route table;",
    ],
  ])('%s', (_, change, words) => {
    expect(parse(edited(change))).toMatchObject({ ok: false, problem: expect.stringContaining(words) });
  });
});
