import { renderLink } from '../../bin/render.edge';
import { printComment } from '../../lib/review/markdown/print-comment';
import { reviewOf } from '../../lib/review/review';
import { alarmsIn, topicsOf } from '../../lib/review/content/alarms';
import { changesOf, type Change } from '../../lib/review/content/changes';
import { reachOf } from '../../lib/review/content/reach';
import { rolesIn } from '../../lib/review/content/rights';
import { secretsOf } from '../../lib/review/content/secrets';
import { emptyHandoff } from '../../lib/handoff/handoff';
import { configOf, type ConfigPart } from '../fixtures/config';
import { deployedAs } from '../fixtures/deployed-as';
import { previewOfExample, RENDERED_EXAMPLES } from '../fixtures/examples';
import { linkOf } from '../fixtures/link-of';
import { BOTH_SITES, furtherSites, TWO_SITES } from '../fixtures/sites';
import { filesOfExample, notDeployed } from './support';

describe('the rights of a review', () => {
  const [router] = rolesIn(filesOfExample('minimal'));

  test('are those of each role, with what assumes it', () => {
    expect(rolesIn(filesOfExample('minimal')).map(({ name, assumedBy }) => [name, assumedBy])).toEqual([
      ['router1Role5888FE2B of minimal-router', 'ec2.amazonaws.com'],
      ['testhost1Role92C18A77 of minimal-router', 'ec2.amazonaws.com'],
    ]);
  });

  test('have the resource of each action, in words', () => {
    expect(router?.rights).toContainEqual({
      effect: 'Allow',
      action: 'secretsmanager:GetSecretValue',
      words: 'read the shared key',
      on: 'SharedKeyC8FC9F5F of minimal-network',
      condition: '',
    });
  });

  test('have the condition of an action', () => {
    expect(router?.rights.find(({ action }) => action === 'cloudwatch:PutMetricData')?.condition).toBe(
      'cloudwatch:namespace StringEquals vpc2vnet',
    );
  });

  test.each(RENDERED_EXAMPLES)('%s: are all described', (name) => {
    const rights = rolesIn(filesOfExample(name)).flatMap((role) => role.rights);

    expect(rights.length).toBeGreaterThan(0);
    expect(rights.filter(({ words }) => words.startsWith('not described'))).toEqual([]);
  });

  test('have an action that a template adds', () => {
    const files = filesOfExample('minimal').map((file) => ({
      ...file,
      content: file.content.replace('"secretsmanager:GetSecretValue"', '["secretsmanager:GetSecretValue", "s3:*"]'),
    }));
    const added = rolesIn(files).flatMap(({ rights }) => rights.map(({ action }) => action));

    expect(added).toContain('s3:*');
  });

  test('have policies that are attached as a whole', () => {
    const files = filesOfExample('minimal').map((file) => ({
      ...file,
      content: file.content.replace(
        '"AssumeRolePolicyDocument"',
        '"ManagedPolicyArns": ["arn:aws:iam::aws:policy/A"], "AssumeRolePolicyDocument"',
      ),
    }));

    expect(rolesIn(files)[0]?.policies).toEqual(['arn:aws:iam::aws:policy/A']);
  });
});

describe('the secrets of a review', () => {
  const places = secretsOf(previewOfExample('minimal'), filesOfExample('minimal'));

  test('name the role that reads the shared key', () => {
    expect(places[0]).toMatchObject({
      secret: 'shared key',
      place: 'Secrets Manager, SharedKeyC8FC9F5F of minimal-network',
      readers: expect.stringContaining('router1Role5888FE2B of minimal-router'),
    });
  });

  test('name the state of Terraform with every sensitive variable', () => {
    expect(places).toContainEqual(
      expect.objectContaining({
        secret: 'sharedKey',
        place: 'state of Terraform, terraform.minimal-azure.tfstate, not encrypted',
      }),
    );
  });

  test('name the bucket of a remote state', () => {
    const link = linkOf(configOf({ backend: { s3: { bucket: 'states', region: 'eu-central-1' } } }), undefined, true);

    expect(secretsOf(link, filesOfExample('minimal')).map(({ place }) => place)).toContainEqual(
      expect.stringContaining('bucket states'),
    );
  });
});

describe('the alarms of a review', () => {
  const topic = 'arn:aws:sns:eu-central-1:111122223333:ops';
  const files = filesOfExample('minimal').map((file) => ({
    ...file,
    content: file.content.replace(
      '"AlarmDescription": "The tunnel azure-0',
      `"AlarmActions": ["${topic}"], "AlarmDescription": "The tunnel azure-0`,
    ),
  }));

  test('have the ARN of the topic that they notify', () => {
    expect(alarmsIn(files).map(({ when, actions }) => [when, actions])).toContainEqual([
      'The tunnel azure-0 to Azure is down, or its router reports nothing, for 5 minutes',
      [topic],
    ]);
  });

  test('notify no topic of their own accord', () => {
    expect(topicsOf(alarmsIn(filesOfExample('minimal')))).toEqual([]);
    expect(topicsOf(alarmsIn(files))).toEqual([topic]);
  });
});

test('a comment counts the alarms that notify a topic, and leaves out those that do not', () => {
  const link = linkOf(
    configOf({ aws: { alarms: { topicArn: 'arn:aws:sns:eu-central-1:111122223333:ops' } } }),
    undefined,
    true,
  );
  const review = reviewOf(link, renderLink(link, { validate: false }), notDeployed(link));

  expect(review.alarms).toHaveLength(3);
  expect(printComment(review)).toMatch(/Alarms: 3, of which 1 notify arn:aws:sns:/);
});

test('a router in a subnet of 16 addresses reaches what one in a larger subnet does', () => {
  const link = linkOf(configOf({ aws: { vpc: { cidrs: ['10.0.0.0/28'] } } }), undefined, true);

  expect(reachOf(link, renderLink(link, { validate: false })).findings).toEqual([]);
});

describe('the secrets of several sites', () => {
  test('are each read by the router of their own site', () => {
    const places = secretsOf(previewOfExample('two-sites'), filesOfExample('two-sites'));
    const readers = places
      .filter(({ place }) => place.startsWith('Secrets Manager'))
      .map(({ place, readers: all }) => [place.split(' of ')[1], all.match(/(?<=of )\S+-router\b/g)]);

    expect(readers).toEqual([
      ['two-sites--virginia-network', ['two-sites--virginia-router']],
      ['two-sites-network', ['two-sites-router']],
    ]);
  });
});

test('the secrets in a key vault have a row for each site', () => {
  const keyVault = { subscription: '3f0c1a52-7f0e-4a5b-9d51-0b7c2f4e8a16', resourceGroup: 'ops', name: 'kvops' };
  const link = linkOf(configOf({ azure: { keyVault } }, furtherSites(1)), undefined, true);
  const places = secretsOf(link, filesOfExample('two-sites')).map(({ place }) => place);

  expect(places.filter((place) => place.startsWith('key vault'))).toEqual([
    'key vault kvops, secret shared-key',
    'key vault kvops, secret shared-key-site1',
  ]);
});

describe('a site that is added to a deployed link', () => {
  test('interrupts nothing of the others, as the short form says', () => {
    const handoff = { ...deployedAs(configOf()), sites: BOTH_SITES.sites };
    const azure = changesOf(linkOf(TWO_SITES, handoff), handoff).find(({ component }) => component === 'Azure side');

    expect(azure).toMatchObject({
      action: 'change',
      parts: ['the connection of virginia/router-1', 'site virginia'],
      effect: { kind: 'none' },
    });
  });

  test('interrupts its own traffic when it is changed later', () => {
    const handoff = { ...deployedAs(TWO_SITES), sites: BOTH_SITES.sites };
    const changed = linkOf(
      configOf({ sites: { virginia: { region: 'us-east-1', vpc: { cidrs: ['10.9.0.0/16'] } } } }),
      handoff,
    );
    const azure = changesOf(changed, handoff).find(({ component }) => component === 'Azure side');

    expect(azure?.parts).toContain('site virginia');
    expect(azure?.effect.kind).toBe('interrupts');
  });
});

describe('the changes of a review', () => {
  const BEFORE = configOf();
  const changesTo = (edit: ConfigPart): readonly Change[] => {
    const handoff = deployedAs(BEFORE);
    return changesOf(linkOf(configOf(edit), handoff), handoff);
  };

  test('create everything before the first deployment', () => {
    const changes = changesOf(linkOf(BEFORE), emptyHandoff('link'));

    expect(changes.map(({ component, action }) => [component, action])).toEqual([
      ['AWS network', 'create'],
      ['Azure side', 'create'],
      ['AWS router', 'create'],
    ]);
  });

  test('are none after a deployment', () => {
    expect(changesTo({}).map(({ action }) => action)).toEqual(['none', 'none', 'none']);
  });

  test.each<[string, ConfigPart, string, RegExp]>([
    ['another SKU of the gateway', { azure: { gateway: { sku: 'VpnGw2AZ' } } }, 'Azure side', /about 45 minutes/],
    ['another crypto profile', { ipsec: { profile: 'compatible' } }, 'Azure side', /about 10 minutes/],
    ['a larger volume', { aws: { router: { rootVolumeGiB: 20 } } }, 'AWS router', /for seconds/],
    ['a tag', { tags: { team: 'network' } }, 'AWS network', /traffic continues/],
  ])('have the time without traffic of %s', (_, edit, component, words) => {
    const change = changesTo(edit).find((each) => each.component === component);

    expect(change?.action).toBe('change');
    expect(change?.effect.words).toMatch(words);
  });

  test('begin with what destroys', () => {
    const changes = changesTo({ azure: { gateway: { sku: 'VpnGw2AZ' } }, tags: { team: 'network' } });

    expect(changes.map(({ component, effect }) => [component, effect.kind])).toEqual([
      ['Azure side', 'destroys'],
      ['AWS network', 'none'],
      ['AWS router', 'none'],
    ]);
  });
});

describe('who reaches whom in a review', () => {
  const { rows, findings } = reachOf(previewOfExample('minimal'), filesOfExample('minimal'));

  test('has no finding in an example', () => {
    expect(findings).toEqual([]);
  });

  test('has a row for the internet, which reaches nothing', () => {
    expect(rows.filter(({ from }) => from === 'internet').map(({ protocols }) => protocols)).toEqual(['nothing']);
  });

  test('has a finding when a route leads to another prefix', () => {
    const files = filesOfExample('minimal').map((file) => ({
      ...file,
      content: file.content.replace('"DestinationCidrBlock": "10.3.0.0/16"', '"DestinationCidrBlock": "10.9.0.0/16"'),
    }));

    expect(reachOf(previewOfExample('minimal'), files).findings.length).toBeGreaterThan(0);
  });

  test('says what it could not compute', () => {
    const files = filesOfExample('minimal').filter(({ path }) => !path.endsWith('router.template.json'));

    expect(reachOf(previewOfExample('minimal'), files).notComputed).toMatch(/no template has the instance of router-1/);
  });
});
