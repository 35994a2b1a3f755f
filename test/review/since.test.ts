import { changesBetween, type Change } from '../../lib/review/content/changes';
import { printComment } from '../../lib/review/markdown/print-comment';
import { printPage } from '../../lib/review/page/print-page';
import { reviewOf } from '../../lib/review/review';
import { configOf, type ConfigPart } from '../fixtures/config';
import { previewOfExample } from '../fixtures/examples';
import { DEPLOYED } from '../fixtures/handoffs';
import { linkOf } from '../fixtures/link-of';
import { TWO_SITES } from '../fixtures/sites';
import { filesOfExample, notDeployed } from './support';

describe('the changes since a revision', () => {
  const changesTo = (edit: ConfigPart): readonly Change[] =>
    changesBetween(linkOf(configOf(), DEPLOYED), linkOf(configOf(edit), DEPLOYED));
  const rows = (changes: readonly Change[]) =>
    changes.map(({ component, action, parts, effect }) => [component, action, parts.join(), effect.kind]);

  test('are none of the same config', () => {
    expect(changesTo({}).map(({ action }) => action)).toEqual(['none', 'none', 'none']);
  });

  test('begin with what destroys, with the minutes without traffic', () => {
    const changes = changesTo({ azure: { gateway: { sku: 'VpnGw2AZ' } }, aws: { router: { rootVolumeGiB: 20 } } });

    expect(rows(changes)).toEqual([
      ['Azure side', 'change', 'gateway', 'destroys'],
      ['AWS router', 'change', 'machine', 'interrupts'],
      ['AWS network', 'none', '', 'none'],
    ]);
    expect(changes[0]?.effect.words).toContain('about 45 minutes');
    expect(changes[1]?.effect.words).toContain('no traffic for seconds');
  });

  test('interrupt the traffic of spokes, which lose their peering in the worst case', () => {
    const id = '/subscriptions/3f0c1a52-7f0e-4a5b-9d51-0b7c2f4e8a16/resourceGroups/link/providers/Microsoft.Network';
    const spoke = { id: `${id}/virtualNetworks/app1`, cidrs: ['10.41.0.0/16'] };
    const withSpoke = (peering?: 'existing') =>
      linkOf(configOf({ azure: { spokes: { app1: { ...spoke, peering } } } }), DEPLOYED);
    const [first] = changesBetween(withSpoke(), withSpoke('existing'));

    expect(first).toMatchObject({ component: 'Azure side', parts: ['spokes'], effect: { kind: 'interrupts' } });
  });

  test('create a site that was added, and name one that was removed first', () => {
    const [one, two] = [linkOf(configOf()), linkOf(TWO_SITES)];
    const of = (changes: readonly Change[], action: Change['action']): readonly string[] =>
      changes.filter((each) => each.action === action).map(({ component }) => component);

    expect(of(changesBetween(one, two), 'create')).toEqual(['AWS network of virginia', 'AWS router of virginia']);
    expect(of(changesBetween(two, one).slice(0, 2), 'remove')).toEqual([
      'AWS network of virginia',
      'AWS router of virginia',
    ]);
  });

  test('of a link with another name leave all that it was', () => {
    const before = linkOf(configOf({ name: 'former' }));

    expect(rows(changesBetween(before, linkOf(configOf()))).map(([component, action]) => [component, action])).toEqual([
      ['AWS network of former', 'remove'],
      ['Azure side of former', 'remove'],
      ['AWS router of former', 'remove'],
      ['AWS network', 'create'],
      ['Azure side', 'create'],
      ['AWS router', 'create'],
    ]);
  });

  test('of another location replace the Azure side, first of all', () => {
    const [first, ...others] = changesTo({ azure: { location: 'northeurope' } });

    expect(first).toMatchObject({ component: 'Azure side', action: 'change', parts: ['location'] });
    expect(first?.effect).toEqual({
      kind: 'destroys',
      words: 'everything in Azure is replaced; no traffic for about 45 minutes',
    });
    expect(others.map(({ action }) => action)).toEqual(['none', 'none']);
  });

  test('of another region create its stacks there, and leave the former ones', () => {
    expect(rows(changesTo({ aws: { region: 'eu-west-1' } }))).toEqual([
      ['AWS network in eu-central-1', 'remove', '', 'destroys'],
      ['AWS router in eu-central-1', 'remove', '', 'destroys'],
      ['Azure side', 'change', 'the address of router-1,the shared key', 'interrupts'],
      ['AWS network', 'create', '', 'none'],
      ['AWS router', 'create', '', 'none'],
    ]);
  });

  test('of another region of a named site are its own alone', () => {
    const [before, after] = [linkOf(TWO_SITES), linkOf(TWO_SITES.replace('us-east-1', 'us-east-2'))];

    expect(rows(changesBetween(before, after)).filter(([, action]) => action !== 'none')).toEqual([
      ['AWS network of virginia in us-east-1', 'remove', '', 'destroys'],
      ['AWS router of virginia in us-east-1', 'remove', '', 'destroys'],
      ['Azure side', 'change', 'the address of virginia/router-1,the shared key', 'interrupts'],
      ['AWS network of virginia', 'create', '', 'none'],
      ['AWS router of virginia', 'create', '', 'none'],
    ]);
  });

  test('name another backend, whose state is to be moved', () => {
    const [first] = changesTo({ backend: { s3: { bucket: 'my-state', region: 'eu-central-1' } } }).filter(
      ({ action }) => action !== 'none',
    );

    expect(first).toMatchObject({ component: 'Azure side', parts: ['state backend'], effect: { kind: 'none' } });
    expect(first?.effect.words).toContain('Terraform stops until its state is moved');
  });

  test('are on the page and in its short form, with the commit', () => {
    const link = previewOfExample('minimal');
    const since = { revision: 'origin/main', commit: '0123456789abcdef'.repeat(2), link };
    const review = reviewOf(link, filesOfExample('minimal'), { ...notDeployed(link), since });

    expect(printPage(review)).toContain('Compared with the revision origin/main (0123456789ab)');
    expect(printComment(review)).toMatch(/Since origin\/main \(0123456789ab\): AWS network: no changes/);
  });
});
