import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { migrate } from '../../../lib/config/import-2015/migrate';
import { readOldParameters } from '../../../lib/config/import-2015/parameters';
import { loadConfig } from '../../../lib/config/load';
import { runCli } from '../../cli/run-cli';

/** Every parameter of the 2015 template: a value, and what the import says of it. */
const PARAMETERS: readonly (readonly [name: string, value: string, note: string])[] = [
  ['location', 'West US', 'kept as azure.location'],
  ['vpnType', 'RouteBased', 'not needed: the gateway is route-based, as the 2015 template was whatever this said'],
  ['vpcGatewayName', 'vpcGateway', 'kept as azure.names.localNetworkGateway'],
  ['vpcGatewayIpAddress', '54.1.2.3', 'not copied: cdk deploy allocates a new Elastic IP and hands it over'],
  [
    'vpcAddressPrefix',
    '10.0.0.0/24',
    '10.0.0.0/24 is the subnet; the VPC around it is 10.0.0.0/16, and all of it is routed',
  ],
  ['virtualNetworkName', 'azureVnet', 'kept as azure.names.virtualNetwork'],
  ['azureVNetAddressPrefix', '10.3.0.0/16', 'kept as azure.vnet.cidrs'],
  ['subnetName', 'Subnet1', 'kept as azure.vnet.subnets[0].name'],
  ['subnetPrefix', '10.3.0.0/24', 'kept as azure.vnet.subnets[0].cidr'],
  [
    'gatewaySubnetPrefix',
    '10.3.200.0/29',
    '10.3.200.0/29 widened to 10.3.200.0/27: every SKU but Basic needs /27 or larger',
  ],
  ['gatewayPublicIPName', 'azureGatewayIP', 'kept as azure.names.gatewayPublicIp'],
  ['gatewayName', 'azureGateway', 'kept as azure.names.gateway'],
  ['connectionName', 'Azure2Aws', 'kept as azure.names.connection'],
  ['sharedKey', 'hunter2', 'not copied: the key is generated in AWS Secrets Manager and never written down'],
  ['vmName', 'node-1', 'kept as azure.names.testVm'],
  [
    'vmSize',
    'Standard_A1',
    'not copied: the A-series was retired, azure.testVm.size chooses another one than the default',
  ],
  ['adminUsername', 'ubuntu', 'kept as azure.testVm.adminUsername'],
  [
    'adminPassword',
    'hunter2',
    'password dropped: the test VM takes an SSH key only, set azure.testVm.sshPublicKey or give it at deploy time',
  ],
  ['imagePublisher', 'Canonical', 'image replaced: Ubuntu 24.04, because 14.04 left support in 2019'],
  ['imageOffer', 'UbuntuServer', 'image replaced: Ubuntu 24.04, because 14.04 left support in 2019'],
  ['imageSKU', '14.04.2-LTS', 'image replaced: Ubuntu 24.04, because 14.04 left support in 2019'],
  ['newStorageAccountName', 'hunterstore', 'storage account dropped: the test VM has a managed disk'],
  ['storageAccountType', 'Standard_LRS', 'storage account dropped: the test VM has a managed disk'],
];
const FILE = Object.fromEntries(PARAMETERS.map(([name, value]) => [name, { value }]));

function imported(parameters: object): ReturnType<typeof migrate> {
  const old = readOldParameters(JSON.stringify(parameters));
  if (!old.ok) throw new Error(old.problem);
  return migrate(old.parameters, 'aws2azure');
}

/** Texts, and why they are no parameter file. */
const NO_PARAMETER_FILES: readonly (readonly [text: string, problem: string])[] = [
  ['', 'is not JSON'],
  ['no JSON', 'is not JSON'],
  ...['[]', '7', 'null', '{}', '{"a": 1}', '{"parameters": {}}', '{"a": {"valu": 1}}'].map(
    (text) => [text, "is not a parameter file: it must have a 'value' for each parameter"] as const,
  ),
  ['{"a": {"value": 1}}', 'is not a parameter file of the 2015 template: it has none of its parameters'],
];

describe('migrating', () => {
  const { config, notes } = imported(FILE);
  const noteOf = new Map(notes.map(({ parameter, text }) => [parameter, text]));

  test.each(PARAMETERS)('%s is reported with what became of it', (name, _value, note) => {
    expect(noteOf.get(name)).toBe(note);
  });

  test('what the template did not contain is reported, too', () => {
    expect([...noteOf.keys()].filter((name) => name.startsWith('('))).toEqual(['(public IP)', '(gateway)', '(region)']);
    expect(noteOf.get('(public IP)')).toContain('Standard static');
  });

  test('the config is the network of 2015 with the parts of today, and has no problem', () => {
    expect(config).toEqual({
      name: 'aws2azure',
      aws: {
        region: 'us-west-1',
        vpc: { cidrs: ['10.0.0.0/16'], subnets: [{ name: 'Subnet1', cidr: '10.0.0.0/24' }] },
      },
      azure: {
        location: 'westus',
        vnet: {
          cidrs: ['10.3.0.0/16'],
          subnets: [{ name: 'Subnet1', cidr: '10.3.0.0/24' }],
          gatewaySubnet: '10.3.200.0/27',
        },
        testVm: { adminUsername: 'ubuntu' },
        names: {
          virtualNetwork: 'azureVnet',
          gateway: 'azureGateway',
          gatewayPublicIp: 'azureGatewayIP',
          localNetworkGateway: 'vpcGateway',
          connection: 'Azure2Aws',
          testVm: 'node-1',
        },
      },
    });
    expect(loadConfig(stringify(config), 'f').ok).toBe(true);
  });

  test('no secret is in the config or in what is said', () => {
    expect(JSON.stringify({ config, notes })).not.toContain('hunter2');
  });

  test('the form that wraps everything in parameters gives the same', () => {
    expect(imported({ $schema: 'x', contentVersion: '1.0.0.0', parameters: FILE })).toMatchObject({ config, notes });
  });

  test('empty and missing parameters leave the defaults of 2015', () => {
    const few = imported({
      location: { value: '' },
      sharedKey: { value: '' },
      vpcAddressPrefix: { value: '10.0.0.0/24' },
    });

    expect(few.config).toMatchObject({ azure: { location: 'centralus', vnet: { cidrs: ['10.3.0.0/16'] } } });
    expect(few.notes[0]).toEqual({ parameter: 'location', text: 'empty, so azure.location has its default' });
    expect(loadConfig(stringify(few.config), 'f').ok).toBe(true);
  });

  test('a parameter that the template never had is said to be ignored, whatever its name', () => {
    const { notes: odd } = imported({
      ...{ constructor: { value: 'x' }, toString: { value: 'x' }, color: { value: 'x' } },
      location: { value: 'West US' },
    });

    expect(odd.slice(0, 3).map(({ text }) => text)).toEqual(
      Array(3).fill('ignored: not a parameter of the 2015 template'),
    );
  });

  test('the VPC grows around its subnet only as far as the VNet leaves room', () => {
    const { config: tight } = imported({
      vpcAddressPrefix: { value: '10.3.200.0/24' },
      azureVNetAddressPrefix: { value: '10.3.0.0/17' },
    });

    expect(tight).toMatchObject({ aws: { vpc: { cidrs: ['10.3.128.0/17'] } } });
    expect(loadConfig(stringify(tight), 'f').ok).toBe(true);
  });

  test('a GatewaySubnet that cannot grow gives way to the default one', () => {
    const { config: tight, notes: said } = imported({
      vpcAddressPrefix: { value: '10.0.0.0/24' },
      subnetPrefix: { value: '10.3.0.0/28' },
      gatewaySubnetPrefix: { value: '10.3.0.16/29' },
    });

    expect(tight).not.toHaveProperty('azure.vnet.gatewaySubnet');
    expect(said.find(({ parameter }) => parameter === 'gatewaySubnetPrefix')?.text).toContain('cannot grow to the /27');
    expect(loadConfig(stringify(tight), 'f').ok).toBe(true);
  });

  test.each(NO_PARAMETER_FILES)('%j is not a parameter file of the template', (text, problem) => {
    expect(readOldParameters(text)).toEqual({ ok: false, problem });
  });

  test('names of parameters are the same in any case, as to Resource Manager', () => {
    const found = imported({
      VpcAddressPrefix: { value: '10.40.0.0/24' },
      AzureVNetAddressPrefix: { value: '10.60.0.0/16' },
    });

    expect(found).toMatchObject({
      config: { aws: { vpc: { cidrs: ['10.40.0.0/16'] } }, azure: { vnet: { cidrs: ['10.60.0.0/16'] } } },
      problems: [],
    });
    expect(found.notes.slice(0, 3).map(({ parameter, text }) => `${parameter}: ${text}`)).toEqual([
      'VpcAddressPrefix: 10.40.0.0/24 is the subnet; the VPC around it is 10.40.0.0/16, and all of it is routed',
      'AzureVNetAddressPrefix: kept as azure.vnet.cidrs',
      '(subnetPrefix): missing, so 10.60.0.0/24 is azure.vnet.subnets[0].cidr',
    ]);
    expect(loadConfig(stringify(found.config), 'f').ok).toBe(true);
  });

  test('several prefixes of the VPC become several CIDR blocks, each with a subnet', () => {
    const { config: wide, problems } = imported({ vpcAddressPrefix: { value: ['10.40.0.0/24', '10.41.0.0/24'] } });

    expect(problems).toEqual([]);
    expect(wide).toMatchObject({
      aws: {
        vpc: {
          cidrs: ['10.40.0.0/24', '10.41.0.0/24'],
          subnets: [
            { name: 'Subnet1', cidr: '10.40.0.0/24' },
            { name: 'Subnet2', cidr: '10.41.0.0/24' },
          ],
        },
      },
    });
    expect(loadConfig(stringify(wide), 'f').ok).toBe(true);
  });

  test('a value in a key vault has a line, whatever it is', () => {
    const { notes: said } = imported({
      vpcAddressPrefix: { value: '10.0.0.0/24' },
      sharedKey: { reference: { secretName: 'k' } },
      vmName: { reference: { secretName: 'n' } },
    });

    expect(said.slice(1, 3).map(({ text }) => text)).toEqual([
      'not copied: the key is generated in AWS Secrets Manager and never written down',
      'in a key vault, so azure.names.testVm has its default',
    ]);
  });

  test.each([
    [
      'in a key vault',
      { reference: { secretName: 'range' } },
      'vpcAddressPrefix is in a key vault; write the network as its value',
    ],
    ['of a number', { value: 5 }, 'vpcAddressPrefix is not a string; write the network as its value'],
    ['that is empty', { value: '' }, 'vpcAddressPrefix is empty; write the network as its value'],
    ['that is absent', undefined, 'vpcAddressPrefix is missing, and the template has no default; add it to the file'],
  ])('a network %s is a problem', (_, entry, problem) => {
    const parameters = { location: { value: 'West US' }, ...(entry === undefined ? {} : { vpcAddressPrefix: entry }) };

    expect(imported(parameters).problems).toEqual([problem]);
  });

  test.each([
    ['the same name', '{"location": {"value": "West US"}, "location": {"value": "East US"}}', 'location'],
    ['a name in another case', '{"location": {"value": "West US"}, "Location": {"value": "East US"}}', 'Location'],
  ])('two parameters of %s are not a parameter file, because one of them would be lost', (_, text, name) => {
    expect(readOldParameters(text)).toEqual({
      ok: false,
      problem: `has the parameter ${name} twice; remove one of them`,
    });
  });

  test('an entry without a value has a line, and a network without one is a problem', () => {
    const { notes: said, problems } = imported({
      vpcAddressPrefix: { value: '10.0.0.0/24' },
      azureVNetAddressPrefix: '10.9.0.0/16',
      vmName: { name: 'node-2' },
    });

    expect(said.slice(1, 3).map(({ text }) => text)).toEqual([
      'without a value, so azure.vnet.cidrs has its default',
      'without a value, so azure.names.testVm has its default',
    ]);
    expect(problems).toEqual(['azureVNetAddressPrefix is without a value; write the network as its value']);
  });

  test.each(['azureVNetAddressPrefix', 'subnetPrefix', 'gatewaySubnetPrefix'])(
    'a network %s in a key vault is a problem, too',
    (parameter) => {
      const { problems } = imported({ vpcAddressPrefix: { value: '10.0.0.0/24' }, [parameter]: { reference: {} } });

      expect(problems).toEqual([`${parameter} is in a key vault; write the network as its value`]);
    },
  );

  test('a byte order mark and comments are accepted, as by the tools of Azure', () => {
    const text = '\uFEFF// mine\n{"parameters": {"location": {"value": "West US" /* or East */}}}';

    expect(readOldParameters(text)).toEqual({ ok: true, parameters: [{ name: 'location', value: 'West US' }] });
  });
});

describe('the command', () => {
  let work: string;
  beforeEach(() => (work = mkdtempSync(join(tmpdir(), 'vpc2vnet-import-'))));
  afterEach(() => rmSync(work, { recursive: true, force: true }));

  const source = (content: string): string => {
    const path = join(work, 'parameters.json');
    writeFileSync(path, content);
    return path;
  };
  const importTo = (target: string, from: string) => runCli('synth', '--import', from, '--config', join(work, target));

  test('writes a config whose first line names the schema, and says what it did line by line', async () => {
    const run = await importTo('new.yaml', source(JSON.stringify(FILE)));
    const yaml = readFileSync(join(work, 'new.yaml'), 'utf8');

    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    expect(
      run.stdout.split('\n').filter((line) => PARAMETERS.some(([name]) => line.startsWith(`${name}: `))),
    ).toHaveLength(PARAMETERS.length);
    expect(yaml).toMatch(/^# yaml-language-server: \$schema=\S+vpc2vnet\.schema\.json\n/);
    expect(parse(yaml)).toEqual(imported(FILE).config);
    expect(run.stdout + yaml).not.toContain('hunter2');
  });

  test('never overwrites a config', async () => {
    writeFileSync(join(work, 'old.yaml'), 'mine');

    const run = await importTo('old.yaml', source(JSON.stringify(FILE)));

    expect(run.exitCode).toBe(2);
    expect(run.stderr).toBe(`${join(work, 'old.yaml')} already exists; name another file with --config, or move it\n`);
    expect(readFileSync(join(work, 'old.yaml'), 'utf8')).toBe('mine');
  });

  test.each([
    [
      'JSON that is no parameter file',
      '{"sharedKey": "hunter2"}',
      "is not a parameter file: it must have a 'value' for each parameter",
    ],
    ['a text', 'sharedKey=hunter2', 'is not JSON'],
  ])('reports %s in one line and writes nothing', async (_title, content, problem) => {
    const from = source(content);

    const run = await importTo('new.yaml', from);

    expect(run).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: `${from} ${problem}\n`,
    });
    expect(readdirSync(work)).toEqual(['parameters.json']);
  });

  test('writes nothing when a network cannot be read', async () => {
    const from = source('{"location": {"value": "West US"}}');

    expect(await importTo('new.yaml', from)).toMatchObject({
      exitCode: 1,
      stderr: `${from}: vpcAddressPrefix is missing, and the template has no default; add it to the file\n`,
    });
    expect(readdirSync(work)).toEqual(['parameters.json']);
  });

  test('reports a file that does not exist, and a directory', async () => {
    mkdirSync(join(work, 'folder'));

    const missing = await importTo('new.yaml', join(work, 'none.json'));
    const folder = await importTo('new.yaml', join(work, 'folder'));

    expect([missing.exitCode, folder.exitCode]).toEqual([2, 2]);
    expect(missing.stderr).toBe(
      `${join(work, 'none.json')} does not exist; name the parameter file of the 2015 template\n`,
    );
    expect(folder.stderr).toBe(
      `${join(work, 'folder')} is a folder, not a file; name the parameter file of the 2015 template\n`,
    );
  });

  test('a value that is invalid today is written and reported as a finding', async () => {
    const run = await importTo('new.yaml', source(JSON.stringify({ ...FILE, vmName: { value: 'node_1' } })));

    expect(run.exitCode).toBe(1);
    expect(run.stderr).toMatch(/new\.yaml:\d+:\d+ azure\.names\.testVm must be 1 to 64 letters.* \[azure-vm-name\]\n$/);
  });
});
