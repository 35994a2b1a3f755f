import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { printReach, reachFindings, type Cell, type ReachMatrix } from '../../lib/reach';
import { RENDERED_EXAMPLES } from '../fixtures/examples';
import { filesOf, goldenPath, intentOf, matrixOf, readGolden } from './rendered';

const cellsOf = ({ cells }: ReachMatrix, from: string, to: string): readonly Cell[] =>
  cells.filter((cell) => cell.from.startsWith(from) && cell.to.startsWith(to));

describe.each(RENDERED_EXAMPLES)('who reaches whom in the example %s', (example) => {
  const matrix = matrixOf(filesOf(example));

  test('is as recorded (UPDATE_GOLDENS=1 npx jest test/reach records it)', () => {
    const text = printReach(matrix);
    if (process.env['UPDATE_GOLDENS'] !== undefined) {
      mkdirSync(dirname(goldenPath(example)), { recursive: true });
      writeFileSync(goldenPath(example), text);
    }

    expect(text).toBe(readGolden(example));
  });

  test('is what the config says', () => {
    expect(reachFindings(matrix, intentOf(example))).toEqual([]);
  });

  test('does not depend on the order of the files', () => {
    expect(matrixOf([...filesOf(example)].reverse())).toEqual(matrix);
  });

  test('has a path for each cell, and every hop but the last admits', () => {
    const paths = matrix.cells.flatMap(({ ways }) => ways.flatMap(({ path, reply }) => [path, reply]));

    expect(matrix.cells.filter(({ ways }) => ways.length === 0)).toEqual([]);
    expect(paths.filter((path) => path.slice(0, -1).some(({ admits }) => !admits))).toEqual([]);
  });

  test('has a reply for whatever arrives, and for nothing else', () => {
    const ways = matrix.cells.flatMap((cell) => cell.ways);

    expect(ways.filter(({ outcome, reply }) => (outcome === 'denied') !== (reply.length === 0))).toEqual([]);
  });

  test('has no cell of an endpoint with itself, and one for each protocol of a pair', () => {
    const pairs = new Map<string, Set<string>>();
    for (const { from, to, protocol } of matrix.cells) {
      pairs.set(`${from} ${to}`, (pairs.get(`${from} ${to}`) ?? new Set()).add(protocol));
    }

    expect(matrix.cells.filter(({ from, to }) => from === to)).toEqual([]);
    expect(new Set([...pairs.values()].map(({ size }) => size))).toEqual(new Set([matrix.protocols.length]));
  });

  test('lets nothing cross between the clouds while the tunnels are down, and nothing leave unencrypted', () => {
    const { cells } = matrixOf(filesOf(example), { tunnelsDown: true });
    const crossing = cells.filter(({ from, to }) => from.startsWith('vnet:') !== to.startsWith('vnet:'));
    const inTheWay = crossing.filter(({ from, to }) => ![from, to].includes('internet'));

    expect(inTheWay.filter(({ outcome }) => outcome !== 'denied')).toEqual([]);
  });

  test('lets the internet reach nothing', () => {
    const reached = cellsOf(matrix, 'internet', '').filter(({ outcome }) => outcome !== 'denied');

    expect(reached).toEqual([]);
  });
});

describe('the path of a packet', () => {
  const matrix = matrixOf(filesOf('post-2015'));
  const pathOf = (from: string, to: string, protocol: string): readonly string[] =>
    cellsOf(matrix, from, to)
      .filter((cell) => cell.protocol === protocol)
      .flatMap(({ ways: [way] }) => way?.path ?? [])
      .map(({ at, rule }) => `${at}: ${rule}`);

  test('from the VPC to the VNet names each rule that admits it', () => {
    expect(pathOf('vpc:', 'vnet:', 'icmp')).toEqual([
      'route table Public: 10.3.0.0/16 to router-1',
      'security group of router-1, ingress: every protocol 10.0.0.0/16',
      'source/destination check of router-1: disabled',
      'firewall of router-1, chain forward: iifname != { "ipsec0" } oifname { "ipsec0" } ip saddr @vpc ip daddr @azure accept',
      'tunnel of Azure2Aws: ESP in UDP 4500',
      'network security group azureNsg, inbound: AllowPingFromAws',
    ]);
  });

  test('ends with the rule that denies it', () => {
    expect(pathOf('vnet:', 'router:', 'tcp-22').at(-1)).toBe('firewall of router-1, chain input: policy drop');
    expect(pathOf('internet', 'router:', 'tcp-22').at(-1)).toBe(
      'security group of router-1, ingress: no rule allows it',
    );
  });
});
