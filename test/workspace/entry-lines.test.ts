import { emptyHandoff, type Handoff } from '../../lib/handoff/handoff';
import { entryLines, type Entry } from '../../lib/workspace/entry-lines';
import { linkFiles } from '../../lib/workspace/link-files';
import { deployedAs } from '../fixtures/deployed-as';
import { AWS_FACTS, bothSides } from '../fixtures/handoffs';
import { linkOf, SHORTEST } from '../fixtures/link-of';

const NOTHING = emptyHandoff('link');
const NETWORK: Handoff = { ...NOTHING, aws: AWS_FACTS };
const HEAD = 'link link (AWS eu-central-1, Azure westeurope) from vpc2vnet.yaml, ';

function lines(tool: Entry['tool'], handoff: Handoff, rest: Partial<Entry> = {}): readonly string[] {
  return entryLines({
    tool,
    files: linkFiles(),
    link: linkOf(SHORTEST, handoff),
    hasHandoff: handoff !== NOTHING,
    notices: [],
    ...rest,
  });
}

describe('the line of an app', () => {
  test('names the link, its regions and its files, and nothing more when every stack can be deployed', () => {
    expect(lines('cdk', bothSides())).toEqual([`${HEAD}hand-off handoff.json`]);
    expect(lines('terraform', bothSides())).toEqual([`${HEAD}hand-off handoff.json`]);
  });

  test('names the files that the link was read from', () => {
    const files = linkFiles({ config: 'links/b.yaml' });

    expect(lines('cdk', bothSides(), { files })[0]).toContain('from links/b.yaml, hand-off links/handoff.b.json');
  });

  test('says that cdk leaves the router out while the Azure gateway has no address', () => {
    expect(lines('cdk', NETWORK)).toEqual([
      `${HEAD}hand-off handoff.json; left out: link-router needs azure.gatewayAddresses.0 (cdktf deploy)`,
    ]);
  });

  test('says that cdk leaves out a router that Azure knows by another address', () => {
    const moved = { ...deployedAs(SHORTEST), aws: { ...AWS_FACTS, routerAddresses: { 'router-1': '198.51.100.8' } } };

    expect(lines('cdk', moved)).toEqual([
      `${HEAD}hand-off handoff.json; left out: link-router has another address or key than Azure was deployed with (cdktf deploy)`,
    ]);
  });

  test('says what the Azure side waits for', () => {
    expect(lines('terraform', NOTHING)[0]).toBe(
      `${HEAD}no hand-off (handoff.json does not exist); pending: link-azure needs aws.routerAddresses.router-1 and aws.sharedKeySecretArn (cdk deploy)`,
    );
  });

  test('is followed by one line for each notice', () => {
    expect(lines('cdk', bothSides(), { notices: ['a', 'b'] }).slice(1)).toEqual(['a', 'b']);
  });
});

describe('a checkout without a hand-off', () => {
  test('never looks like a link without a router', () => {
    const [head, notice] = lines('cdk', NOTHING);

    expect(head).toContain(
      'no hand-off (handoff.json does not exist); left out: link-router needs aws.routerAddresses',
    );
    expect(notice).toBe(
      'if link is already deployed, get handoff.json from whoever deployed it, or run `npm run -s vpc2vnet handoff import FILE` with the outputs of both sides; without it, no command here detects its router',
    );
  });

  test('has the remedy for the config in use', () => {
    const [, notice] = lines('cdk', NOTHING, { files: linkFiles({ config: 'b.yaml' }) });

    expect(notice).toContain('`npm run -s vpc2vnet -- handoff import --config b.yaml FILE`');
  });
});
