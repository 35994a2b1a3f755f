import { readAwsOutputs } from '../../lib/handoff/aws-outputs';
import { forgetSide } from '../../lib/handoff/forget-side';
import { emptyHandoff, lookupIn } from '../../lib/handoff/handoff';
import { importOutputs } from '../../lib/handoff/import-outputs';
import { misplacedFacts } from '../../lib/handoff/misplaced';
import { parseHandoff, printHandoff } from '../../lib/handoff/parse';
import { renewRouter } from '../../lib/handoff/renew-router';
import { setField } from '../../lib/handoff/set-field';
import { pinnedInstances, upgradeImages } from '../../lib/handoff/upgrade-images';
import { AWS_FACTS, bothSides } from '../fixtures/handoffs';
import { linkOf } from '../fixtures/link-of';
import { BOTH_SITES, TWO_SITES, VIRGINIA_ARN, VIRGINIA_FACTS } from '../fixtures/sites';

const link = linkOf(TWO_SITES);
const VIRGINIA_NETWORK = {
  Region: 'us-east-1',
  AddressRouter1: '198.51.100.9',
  VpcPrefixes: '10.1.0.0/16',
  SharedKeySecretArn: VIRGINIA_ARN,
  ImageArm64: VIRGINIA_FACTS.images['arm64'],
  ImageX8664: VIRGINIA_FACTS.images['x86_64'],
};

describe('the outputs of a site', () => {
  test('become its facts, and leave those of the other sites as they are', () => {
    const read = readAwsOutputs({ 'link--virginia-network': VIRGINIA_NETWORK }, 'f', link, { aws: AWS_FACTS });

    expect(read).toEqual({ ok: true, value: { aws: AWS_FACTS, sites: { virginia: VIRGINIA_FACTS } } });
  });

  test('are imported beside what is known', () => {
    const text = JSON.stringify({ 'link--virginia-network': VIRGINIA_NETWORK });
    const imported = importOutputs(text, 'f', link, { ...emptyHandoff('link'), aws: AWS_FACTS });

    expect(imported).toMatchObject({ ok: true, value: { aws: AWS_FACTS, sites: { virginia: VIRGINIA_FACTS } } });
  });

  test('of its router alone need those of its network', () => {
    const text = JSON.stringify({ 'link--virginia-router': { ImageRouter1Arm64: 'ami-0123456789abcdef0' } });

    expect(importOutputs(text, 'f', link, { ...emptyHandoff('link'), aws: AWS_FACTS })).toEqual({
      ok: false,
      problem: 'f has the outputs of link--virginia-router only; import those of link--virginia-network first',
    });
  });
});

describe('a hand-off of two sites', () => {
  test('is printed and parsed', () => {
    expect(parseHandoff(printHandoff(BOTH_SITES), 'f', 'link')).toEqual({
      ok: true,
      value: { handoff: BOTH_SITES, notices: [] },
    });
  });

  test('gives each site its own facts', () => {
    const filled = linkOf(TWO_SITES, BOTH_SITES);

    expect(filled.sites.map(({ routers: [{ address }] }) => address)).toMatchObject([
      { value: AWS_FACTS.routerAddresses['router-1'] },
      { value: '198.51.100.9' },
    ]);
  });

  test('forgets one site and keeps the other', () => {
    expect(forgetSide('sites.virginia', printHandoff(BOTH_SITES), 'f', 'link')).toEqual({
      ok: true,
      value: bothSides(),
    });
  });

  test('forgets a site that is invalid', () => {
    const text = printHandoff(BOTH_SITES).replace(VIRGINIA_ARN, 'nothing');

    expect(parseHandoff(text, 'f', 'link')).toMatchObject({
      problem: expect.stringContaining('`npm run -s vpc2vnet handoff forget sites.virginia`') as string,
    });
    expect(forgetSide('sites.virginia', text, 'f', 'link')).toEqual({ ok: true, value: bothSides() });
  });

  test('must not have a site in another region than the config', () => {
    const moved = { ...BOTH_SITES, sites: { virginia: { ...VIRGINIA_FACTS, region: 'us-west-2' } } };

    expect(misplacedFacts(moved, link, 'f')).toEqual([
      'f is stale: its site virginia is in us-west-2 and the config has us-east-1; restore the region in the config, or, once that side is deleted, run `npm run -s vpc2vnet handoff forget sites.virginia`',
    ]);
  });

  test('must not have one address in two sites', () => {
    const same = {
      ...BOTH_SITES,
      sites: { virginia: { ...VIRGINIA_FACTS, routerAddresses: AWS_FACTS.routerAddresses } },
    };

    expect(misplacedFacts(same, link, 'f')).toEqual([
      'f has the address 198.51.100.7 in aws.routerAddresses.router-1 and in sites.virginia.routerAddresses.router-1; correct one of them',
    ]);
  });

  test('must not have one secret in two sites', () => {
    const same = {
      ...BOTH_SITES,
      sites: {
        virginia: { ...VIRGINIA_FACTS, region: 'eu-central-1', sharedKeySecretArn: AWS_FACTS.sharedKeySecretArn },
      },
    };

    expect(misplacedFacts(same, linkOf(TWO_SITES.replace('us-east-1', 'eu-central-1')), 'f')).toEqual([
      `f has the secret ${AWS_FACTS.sharedKeySecretArn} in aws.sharedKeySecretArn and in sites.virginia.sharedKeySecretArn; correct one of them`,
    ]);
  });

  test('takes a fact of a site by its key', () => {
    const set = setField('sites.virginia.routerAddresses.router-1', '3.120.0.9', link, BOTH_SITES);

    expect(set).toMatchObject({
      value: { handoff: { aws: AWS_FACTS, sites: { virginia: { routerAddresses: { 'router-1': '3.120.0.9' } } } } },
    });
  });

  test('names the site that has no router to replace yet, and no AMI to upgrade', () => {
    const first = bothSides();

    expect([renewRouter(link, first, 'virginia', 'router-1'), upgradeImages('virginia', [], {}, first)]).toEqual([
      {
        ok: false,
        problem:
          'virginia/router-1 is not deployed according to the hand-off, so nothing is to be replaced; run `npm run up`, which deploys it',
      },
      {
        ok: false,
        problem: 'no AMI of the site virginia is chosen yet: the next deployment of the network takes the newest',
      },
    ]);
  });

  test('replaces the router of one site alone', () => {
    const virginia = { ...VIRGINIA_FACTS, deployed: { 'virginia-router': {} } };
    const renewed = renewRouter(link, { ...BOTH_SITES, sites: { virginia } }, 'virginia', 'router-1');

    expect(renewed).toEqual({
      ok: true,
      value: { ...BOTH_SITES, sites: { virginia: { ...virginia, renewals: { 'router-1': '1' } } } },
    });
  });

  test('upgrades the AMI of one site alone', () => {
    const images = { ...VIRGINIA_FACTS.images, 'router-1/arm64': 'ami-0aaaaaaaaaaaaaaaa' };
    const deployed = { ...BOTH_SITES, sites: { virginia: { ...VIRGINIA_FACTS, images } } };
    const [, virginia] = link.sites;
    if (virginia === undefined) throw new Error('the link has two sites');
    const newest = 'ami-0cccccccccccccccc';
    const upgraded = upgradeImages('virginia', pinnedInstances(virginia, deployed), { arm64: newest }, deployed);
    const lookup = lookupIn(upgraded.ok ? upgraded.value : deployed);

    expect([lookup('sites.virginia.images.router-1/arm64'), lookup('aws.images.arm64')]).toEqual([
      newest,
      AWS_FACTS.images['arm64'],
    ]);
  });
});
