import { linkFiles, namedFiles } from '../../lib/workspace/link-files';

describe('the default hand-off', () => {
  test.each([
    ['vpc2vnet.yaml', 'handoff.json'],
    ['b.yaml', 'handoff.b.json'],
    ['links/b.yaml', 'links/handoff.b.json'],
    ['examples/minimal/vpc2vnet.yaml', 'examples/minimal/handoff.json'],
    ['/tmp/links/b.prod.yml', '/tmp/links/handoff.b.prod.json'],
  ])('of %s is %s', (config, handoff) => {
    expect(linkFiles({ config }).handoff).toBe(handoff);
  });
});

describe('the files that a command has to name', () => {
  test('are none for the default link', () => {
    expect(namedFiles(linkFiles())).toEqual({});
  });

  test('are the config alone while the other files follow from it', () => {
    expect(namedFiles(linkFiles({ config: 'b.yaml' }))).toEqual({ config: 'b.yaml' });
  });

  test('are those that do not follow from the config', () => {
    const named = { handoff: 'h.json', awsOutputs: 'a.json', azureOutputs: 'z.json' };

    expect(namedFiles(linkFiles(named))).toEqual(named);
    expect(namedFiles(linkFiles({ ...named, config: 'b.yaml' }))).toEqual({ ...named, config: 'b.yaml' });
  });
});
