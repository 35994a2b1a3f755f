import {
  CloudFormationClient,
  CreateChangeSetCommand,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeChangeSetCommand,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
  ListExportsCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import { testWith } from '../../fixtures/needs';
import { readAws } from '../../lives/checker/read-aws';
import type { Aws } from '../../lives/checker/clouds';
import { REGION, startMoto, type Moto } from '../real/moto';
import { MOTO } from '../real/needs';

type Resources = Readonly<Record<string, { readonly Type: string; readonly Properties?: unknown }>>;

const ref = (name: string) => ({ Ref: name });
const imported = (name: string) => ({ 'Fn::ImportValue': name });

interface Network {
  readonly cidr?: string;
  readonly secondCidr?: string;
  readonly address?: string;
  readonly exportsAddress?: boolean;
}

/** A VPC with a subnet and an Elastic IP, whose allocation is exported as `PREFIX-allocation`. */
function network(
  prefix: string,
  { cidr = '10.9.0.0/16', secondCidr, address = 'Address', exportsAddress = true }: Network = {},
): object {
  const resources: Resources = {
    Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: cidr } },
    Subnet: {
      Type: 'AWS::EC2::Subnet',
      Properties: { VpcId: ref('Vpc'), CidrBlock: cidr.replace('/16', '/24'), AvailabilityZone: `${REGION}a` },
    },
    [address]: {
      Type: 'AWS::EC2::EIP',
      Properties: { Domain: 'vpc', Tags: [{ Key: 'of', Value: prefix }] },
    },
    ...(secondCidr && {
      Second: { Type: 'AWS::EC2::VPCCidrBlock', Properties: { VpcId: ref('Vpc'), CidrBlock: secondCidr } },
    }),
  };
  const output = (name: string, value: unknown) => ({
    [name]: { Value: value, Export: { Name: `${prefix}-${name}` } },
  });
  return {
    Resources: resources,
    Outputs: {
      ...output('subnet', ref('Subnet')),
      ...(exportsAddress && output('allocation', { 'Fn::GetAtt': [address, 'AllocationId'] })),
      Vpc: { Value: ref('Vpc') },
    },
  };
}

interface Machine {
  readonly logicalId?: string;
  readonly image?: string;
  readonly type?: string;
  readonly userData?: string;
}

/** An instance in that subnet, with that Elastic IP. */
function machine(
  prefix: string,
  { logicalId = 'Machine', image = 'ami-1', type = 't3.micro', userData = 'Zmlyc3Q=' }: Machine = {},
): object {
  return {
    Resources: {
      [logicalId]: {
        Type: 'AWS::EC2::Instance',
        Properties: {
          ImageId: image,
          InstanceType: type,
          UserData: userData,
          SourceDestCheck: false,
          NetworkInterfaces: [{ DeviceIndex: '0', SubnetId: imported(`${prefix}-subnet`), GroupSet: [ref('Group')] }],
        },
      },
      Group: {
        Type: 'AWS::EC2::SecurityGroup',
        Properties: { GroupDescription: 'group', VpcId: { 'Fn::ImportValue': `${prefix}-vpc` } },
      },
      Association: {
        Type: 'AWS::EC2::EIPAssociation',
        Properties: { InstanceId: ref(logicalId), AllocationId: imported(`${prefix}-allocation`) },
      },
    },
  };
}

/** CloudFormation's ways that moto lacks, and that test/driver/emulator gives it. */
describe('the emulator of CloudFormation', () => {
  let moto: Moto;
  let client: CloudFormationClient;

  beforeAll(async () => {
    if (!MOTO.isMet()) return;
    moto = await startMoto();
    client = new CloudFormationClient({
      region: REGION,
      endpoint: moto.env['AWS_ENDPOINT_URL'],
      credentials: { accessKeyId: 'testing', secretAccessKey: 'testing' },
    });
  }, 60_000);

  afterAll(async () => {
    client?.destroy();
    await moto?.stop();
  });

  const aws = (): Promise<Aws> => readAws({ url: moto.env['AWS_ENDPOINT_URL'] ?? '', region: REGION });
  const create = (name: string, template: object) =>
    client.send(new CreateStackCommand({ StackName: name, TemplateBody: JSON.stringify(template) }));
  const update = (name: string, template: object) =>
    client.send(new UpdateStackCommand({ StackName: name, TemplateBody: JSON.stringify(template) }));
  const remove = (name: string) => client.send(new DeleteStackCommand({ StackName: name }));
  const stateOf = async (name: string) => {
    const { Stacks: [stack] = [] } = await client.send(new DescribeStacksCommand({ StackName: name }));
    return { status: stack?.StackStatus, reason: stack?.StackStatusReason };
  };
  const outputsOf = async (name: string) => {
    const { Stacks: [stack] = [] } = await client.send(new DescribeStacksCommand({ StackName: name }));
    return Object.fromEntries((stack?.Outputs ?? []).map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]));
  };
  /** A network and a machine in it, as two stacks. */
  const deployBoth = async (name: string): Promise<void> => {
    const base = network(name) as { Outputs: object };
    const vpc = { vpc: { Value: ref('Vpc'), Export: { Name: `${name}-vpc` } } };
    await create(`${name}-network`, { ...base, Outputs: { ...base.Outputs, ...vpc } });
    await create(`${name}-machine`, machine(name));
  };
  const networkOf = (name: string, options: Network): object => {
    const base = network(name, options) as { Outputs: object };
    return { ...base, Outputs: { ...base.Outputs, vpc: { Value: ref('Vpc'), Export: { Name: `${name}-vpc` } } } };
  };
  const holderOf = async (name: string) => {
    const { addresses, instances } = await aws();
    const address = addresses.find(({ tags }) => tags['of'] === name);
    return instances.find(({ id }) => id === address?.instance);
  };
  const changeSet = async (name: string, template: object, type: 'CREATE' | 'UPDATE') => {
    const names = { StackName: name, ChangeSetName: 'same-name' };
    await client.send(
      new CreateChangeSetCommand({ ...names, ChangeSetType: type, TemplateBody: JSON.stringify(template) }),
    );
    const { Status } = await client.send(new DescribeChangeSetCommand(names));
    if (Status === 'CREATE_COMPLETE') await client.send(new ExecuteChangeSetCommand(names));
    return Status;
  };

  testWith(
    [MOTO],
    'a change set creates a stack with its outputs and exports, and finds no change after it',
    async () => {
      expect(await changeSet('sets', network('sets'), 'CREATE')).toBe('CREATE_COMPLETE');

      expect(await stateOf('sets')).toEqual({ status: 'CREATE_COMPLETE' });
      expect((await outputsOf('sets'))['Vpc']).toMatch(/^vpc-/);
      const { Exports = [] } = await client.send(new ListExportsCommand({}));
      expect(Exports.map(({ Name }) => Name)).toEqual(expect.arrayContaining(['sets-subnet', 'sets-allocation']));
      expect(await changeSet('sets', network('sets'), 'UPDATE')).toBe('FAILED');
    },
  );

  testWith([MOTO], 'a change set that was executed is not found any more', async () => {
    await changeSet('gone', network('gone'), 'CREATE');

    await expect(
      client.send(new DescribeChangeSetCommand({ StackName: 'gone', ChangeSetName: 'same-name' })),
    ).rejects.toMatchObject({ name: 'ChangeSetNotFoundException' });
  });

  testWith([MOTO], 'a change set of one stack is not executed for another of the same change set name', async () => {
    await changeSet('one', network('one', { cidr: '10.11.0.0/16' }), 'CREATE');
    await changeSet('two', network('two', { cidr: '10.12.0.0/16' }), 'CREATE');
    await changeSet('one', network('one', { cidr: '10.11.0.0/16', secondCidr: '10.13.0.0/16' }), 'UPDATE');

    const { vpcs } = await aws();
    const { Vpc } = await outputsOf('one');
    expect(vpcs.find(({ id }) => id === Vpc)?.cidrs).toEqual(['10.11.0.0/16', '10.13.0.0/16']);
  });

  testWith([MOTO], 'rejects a template that is too large to be sent without a bucket', async () => {
    await expect(create('large', { ...network('large'), Description: 'x'.repeat(51_200) })).rejects.toThrow(
      /templateBody.*51200/,
    );
  });

  testWith([MOTO], 'rejects a CIDR block that AWS does not associate beside the primary one', async () => {
    await create('mixed', network('mixed', { cidr: '10.21.0.0/16', secondCidr: '192.168.40.0/24' }));

    expect(await stateOf('mixed')).toEqual({
      status: 'ROLLBACK_COMPLETE',
      reason: expect.stringContaining("'192.168.40.0/24' is restricted"),
    });
  });

  testWith([MOTO], 'rejects two tags of a role that differ in upper and lower case only', async () => {
    const Tags = ['Team', 'team'].map((Key) => ({ Key, Value: 'a' }));
    const Role = { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: {}, Tags } };
    await client.send(
      new CreateStackCommand({
        StackName: 'tags',
        TemplateBody: JSON.stringify({ Resources: { Role } }),
        Capabilities: ['CAPABILITY_IAM'],
      }),
    );

    expect(await stateOf('tags')).toEqual({
      status: 'ROLLBACK_COMPLETE',
      reason: expect.stringContaining('Duplicate tag keys found'),
    });
  });

  testWith([MOTO], 'a stack whose export is in use is not deleted, and says who uses it', async () => {
    await deployBoth('kept');

    await remove('kept-network');

    expect(await stateOf('kept-network')).toEqual({
      status: 'CREATE_COMPLETE',
      reason: expect.stringContaining('as it is in use by kept-machine'),
    });
    await remove('kept-machine');
    await remove('kept-network');
    await expect(stateOf('kept-network')).rejects.toThrow('does not exist');
  });

  testWith([MOTO], 'an update that removes an export in use is rolled back', async () => {
    await deployBoth('removing');

    await update('removing-network', networkOf('removing', { exportsAddress: false }));

    expect(await stateOf('removing-network')).toEqual({
      status: 'UPDATE_ROLLBACK_COMPLETE',
      reason: expect.stringContaining('Cannot delete export removing-allocation as it is in use by removing-machine'),
    });
    expect((await outputsOf('removing-network'))['allocation']).toMatch(/^eipalloc-/);
  });

  testWith(
    [MOTO],
    'an update that changes an export in use is rolled back, whether by another resource or by its replacement',
    async () => {
      await deployBoth('changing');
      const before = await outputsOf('changing-network');

      await update('changing-network', networkOf('changing', { address: 'Another' }));
      const renamed = await stateOf('changing-network');
      await update('changing-network', networkOf('changing', { cidr: '10.8.0.0/16' }));
      const replaced = await stateOf('changing-network');

      expect([renamed, replaced].map(({ reason }) => reason)).toEqual([
        expect.stringContaining('Cannot update export changing-allocation'),
        expect.stringContaining('Cannot update export changing-subnet'),
      ]);
      expect(await outputsOf('changing-network')).toEqual(before);
    },
  );

  testWith(
    [MOTO],
    'another image replaces an instance, which takes the Elastic IP over; the old one is terminated',
    async () => {
      await deployBoth('image');
      const before = await holderOf('image');

      await update('image-machine', machine('image', { image: 'ami-2' }));

      const after = await holderOf('image');
      expect(after?.state).toBe('running');
      expect(after?.id).not.toBe(before?.id);
      expect((await aws()).instances.find(({ id }) => id === before?.id)?.state ?? 'terminated').toBe('terminated');
    },
  );

  testWith(
    [MOTO],
    'an instance of another logical id takes the Elastic IP over, and boots with its own user data',
    async () => {
      await deployBoth('renamed');
      const before = await holderOf('renamed');

      await update('renamed-machine', machine('renamed', { logicalId: 'Next', userData: 'c2Vjb25k' }));

      const after = await holderOf('renamed');
      expect(after).toMatchObject({ state: 'running', userData: 'c2Vjb25k', sourceDestCheck: false });
      expect(after?.id).not.toBe(before?.id);
    },
  );

  testWith([MOTO], 'another type or user data keeps an instance, and it stays what it booted with', async () => {
    await deployBoth('inplace');
    const before = await holderOf('inplace');

    await update('inplace-machine', machine('inplace', { type: 't3.small', userData: 'c2Vjb25k' }));

    expect(await holderOf('inplace')).toEqual(before);
  });

  testWith([MOTO], 'a resource that refers to a replaced one is replaced, too', async () => {
    await create('chain', network('chain'));
    const before = await outputsOf('chain');

    await update('chain', network('chain', { cidr: '10.7.0.0/16' }));

    const after = await outputsOf('chain');
    const { vpcs, subnets } = await aws();
    expect(after['Vpc']).not.toBe(before['Vpc']);
    expect(after['allocation']).toBe(before['allocation']);
    expect(subnets.find(({ id }) => id === after['subnet'])?.vpc).toBe(after['Vpc']);
    expect(vpcs.map(({ id }) => id)).not.toContain(before['Vpc']);
  });

  testWith([MOTO], 'a failed update puts everything back, and says why', async () => {
    await deployBoth('failing');
    const before = await holderOf('failing');
    const broken = machine('failing', { image: 'ami-2' }) as { Resources: Resources };
    const Late = { Type: 'AWS::EC2::Subnet', Properties: { VpcId: 'vpc-none', CidrBlock: ref('Association') } };

    await update('failing-machine', { Resources: { ...broken.Resources, Late } });

    expect(await stateOf('failing-machine')).toEqual({
      status: 'UPDATE_ROLLBACK_COMPLETE',
      reason: expect.stringContaining('vpc-none'),
    });
    expect(await holderOf('failing')).toEqual(before);
  });

  testWith([MOTO], 'a stack that imports what nobody exports is rolled back and leaves nothing', async () => {
    const before = (await aws()).instances.length;

    await create('alone', machine('nobody'));

    expect(await stateOf('alone')).toEqual({
      status: 'ROLLBACK_COMPLETE',
      reason: expect.stringContaining('No export named nobody-'),
    });
    expect((await aws()).instances).toHaveLength(before);
  });

  testWith([MOTO], 'an update without changes is rejected', async () => {
    await create('same', network('same'));

    await expect(update('same', network('same'))).rejects.toThrow('No updates are to be performed.');
  });
});
