import { Match, type Template } from 'aws-cdk-lib/assertions';
import { idsOf, only, routerTemplate } from '../../fixtures/aws-stacks';
import { configOf, withRouter, type AwsPart } from '../../fixtures/config';
import { PLAIN_ROUTER, PLAIN_SITE, routerInstance } from '../../../lib/model/names';
import { bothSides, GATEWAY_IP } from '../../fixtures/handoffs';
import { SHORTEST } from '../../fixtures/link-of';

const INSTANCE = 'AWS::EC2::Instance';
const GROUP = 'AWS::EC2::SecurityGroup';
const CONDITION = 'AWS::CloudFormation::WaitCondition';
const ROUTE = 'AWS::EC2::Route';
const REPORTED = 'ami-0aaaaaaaaaaaaaaaa';
const withTestHost = (testHost: AwsPart['testHost']) => configOf({ aws: { testHost } });
const propertiesOf = (template: Template, type: string, part: string) =>
  template.findResources(type)[only(idsOf(template, type, part))]?.Properties;

/** The image of the instance whose logical id contains `part`: an id, or the path of an SSM parameter. */
function imageOf(yaml: string, images: Readonly<Record<string, string>> = {}, part = 'router1'): string {
  const template = routerTemplate(yaml, bothSides({ images }));
  const { ImageId } = propertiesOf(template, INSTANCE, part);
  return typeof ImageId === 'string' ? ImageId : template.findParameters(ImageId.Ref)[ImageId.Ref]?.Default;
}

describe('the router of a config', () => {
  const router = (keys: AwsPart['router'] = {}) => propertiesOf(routerTemplate(withRouter(keys)), INSTANCE, 'router1');

  test('is a t4g.small on 8 GiB by default, or what the config asks for', () => {
    expect(router()).toMatchObject({ InstanceType: 't4g.small', BlockDeviceMappings: [{ Ebs: { VolumeSize: 8 } }] });
    expect(router({ instanceType: 'c7gn.medium', rootVolumeGiB: 20 })).toMatchObject({
      InstanceType: 'c7gn.medium',
      BlockDeviceMappings: [{ Ebs: { VolumeSize: 20 } }],
    });
  });

  test('has the name by which the driver finds it, and no other instance has it', () => {
    const named = Object.entries(routerTemplate().findResources(INSTANCE)).filter(([, { Properties }]) =>
      (Properties.Tags as { Key: string; Value: string }[]).some(
        ({ Key, Value }) => Key === 'Name' && Value === routerInstance('link', PLAIN_SITE, PLAIN_ROUTER),
      ),
    );

    expect(named.map(([id]) => id)).toEqual([expect.stringMatching(/^router1Instance/)]);
  });

  test('boots from cloud-init user data', () => {
    expect(router().UserData['Fn::Base64']['Fn::Join'][1][0]).toMatch(/^#cloud-config\n/);
  });

  test('gets the Elastic IP and the key of the network stack', () => {
    const template = routerTemplate();
    template.hasResourceProperties('AWS::EC2::EIPAssociation', {
      AllocationId: { 'Fn::ImportValue': Match.stringLikeRegexp('^link-network:.*AllocationId') },
      InstanceId: { Ref: Match.stringLikeRegexp('^router1Instance') },
    });
    expect(propertiesOf(template, 'AWS::IAM::Policy', 'router1').PolicyDocument.Statement).toContainEqual({
      Action: 'secretsmanager:GetSecretValue',
      Effect: 'Allow',
      Resource: { 'Fn::ImportValue': expect.stringMatching(/^link-network:ExportsOutputRefSharedKey/) },
    });
  });

  test('allows the Azure gateway and every CIDR block of the VPC', () => {
    const yaml = configOf({ aws: { vpc: { cidrs: ['10.0.0.0/16', '10.1.0.0/16'] } } });
    const rules = propertiesOf(routerTemplate(yaml), GROUP, 'router1').SecurityGroupIngress as { CidrIp: string }[];
    expect(rules.map(({ CidrIp }) => CidrIp)).toEqual([
      `${GATEWAY_IP}/32`,
      `${GATEWAY_IP}/32`,
      '10.0.0.0/16',
      '10.1.0.0/16',
    ]);
  });

  test('opens nothing, on any instance, to a public range', () => {
    const sources = Object.values(routerTemplate().findResources(GROUP)).flatMap(({ Properties }) =>
      Properties.SecurityGroupIngress.map((rule: { CidrIp: string }) => rule.CidrIp),
    );
    expect(sources).not.toContainEqual(expect.stringMatching(/\/0$/));
  });
});

describe('the wait of a config', () => {
  test('is twenty minutes by default, or the minutes of the config', () => {
    routerTemplate().hasResourceProperties(CONDITION, { Timeout: '1200' });
    routerTemplate(withRouter({ waitMinutes: 7 })).hasResourceProperties(CONDITION, { Timeout: '420' });
    routerTemplate(withRouter({ waitMinutes: 700 })).hasResourceProperties(CONDITION, { Timeout: '42000' });
  });

  test('is for a prepared router only when the config disables it, and the router signals no verdict', () => {
    const off = routerTemplate(withRouter({ waitForTunnel: false }));

    expect(idsOf(off, CONDITION)).toEqual([expect.stringMatching(/^router1WaitPrepared/)]);
    expect(JSON.stringify(propertiesOf(off, INSTANCE, 'router1').UserData)).toContain("VERIFIED_SIGNAL=''");
  });
});

describe('the routes of a config', () => {
  const SEVERAL_SUBNETS = {
    subnets: [
      { name: 'edge-a', cidr: '10.0.0.0/24' },
      { name: 'edge-b', cidr: '10.0.1.0/24' },
      { name: 'inside', cidr: '10.0.2.0/24', public: false },
    ],
  };
  const several = (waitMinutes?: number) =>
    routerTemplate(
      configOf({
        aws: { vpc: SEVERAL_SUBNETS, router: { waitMinutes } },
        azure: { vnet: { cidrs: ['10.3.0.0/16', '10.4.0.0/16'] } },
      }),
    );
  const pairs = (template: Template): readonly string[] =>
    Object.values(template.findResources(ROUTE)).map(({ Properties }) => {
      const table = /^routetables(\w+)$/.exec(Properties.RouteTableId.Ref)?.[1];
      return `${Properties.DestinationCidrBlock} in ${table}`;
    });

  test('lead from the only route table to the VNet by default', () => {
    expect(pairs(routerTemplate())).toEqual(['10.3.0.0/16 in Public']);
  });

  test('lead to every range from every route table, that of private subnets too', () => {
    expect(pairs(several()).toSorted()).toEqual([
      '10.3.0.0/16 in Private',
      '10.3.0.0/16 in Public',
      '10.4.0.0/16 in Private',
      '10.4.0.0/16 in Public',
    ]);
  });

  test('keep their logical ids when the router is replaced, so that they are moved and not made twice', () => {
    expect(idsOf(several(10), ROUTE)).toEqual(idsOf(several(11), ROUTE));
  });
});

describe('the images of a config', () => {
  const [ARM, X86] = ['ami-0aaaaaaaaaaaaaaaa', 'ami-0dddddddddddddddd'];
  const offered = { arm64: ARM, x86_64: X86 };

  test('are at first those that the network offers', () => {
    expect(imageOf(SHORTEST, offered)).toBe(ARM);
    expect(imageOf(withRouter({ instanceType: 'c7i.large' }), offered)).toBe(X86);
  });

  test('stay those of the first deployment, each machine its own', () => {
    expect(imageOf(SHORTEST, { ...offered, 'router-1/arm64': REPORTED })).toBe(REPORTED);
    expect(imageOf(SHORTEST, { ...offered, 'router-1/arm64': REPORTED }, 'testhost1')).toBe(ARM);
    expect(imageOf(SHORTEST, { ...offered, 'test-host-1/arm64': REPORTED }, 'testhost1')).toBe(REPORTED);
  });

  test('are not those that another processor had', () => {
    const images = { ...offered, 'router-1/arm64': REPORTED };
    expect(imageOf(withRouter({ instanceType: 'c7i.large' }), images)).toBe(X86);
  });

  test('follow the config when asked to', () => {
    const images = { ...offered, 'router-1/arm64': REPORTED };
    expect(imageOf(withRouter({ ami: 'ami-0bbbbbbbbbbbbbbbb' }), images)).toBe('ami-0bbbbbbbbbbbbbbbb');
    expect(imageOf(withRouter({ ami: 'ami-0bbbbbbbbbbbbbbbb' }), offered, 'testhost1')).toBe(ARM);
  });
});

describe('the test host of a config', () => {
  test('exists by default, as in the 2015 blog post', () => {
    routerTemplate().hasResourceProperties(INSTANCE, { InstanceType: 't4g.nano' });
  });

  test('is of the type that the config asks for', () => {
    routerTemplate(withTestHost({ instanceType: 't3.nano' })).hasResourceProperties(INSTANCE, {
      InstanceType: 't3.nano',
    });
  });

  test('goes when the config says so, and takes its output with it', () => {
    const off = routerTemplate(withTestHost({ enabled: false }));
    off.resourceCountIs(INSTANCE, 1);
    expect(off.findOutputs('ImageTestHost1Arm64')).toEqual({});
  });

  test('answers pings from the VNet and from the VPC', () => {
    const rules = propertiesOf(routerTemplate(), GROUP, 'testhost1').SecurityGroupIngress as { CidrIp: string }[];
    expect(rules.map(({ CidrIp }) => CidrIp)).toEqual(['10.3.0.0/16', '10.0.0.0/16']);
  });
});
