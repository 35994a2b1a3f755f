import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { linkFiles } from '../../lib/workspace/link-files';
import { readOutputs, removeAside, removeOutputs, setAside } from '../../lib/workspace/outputs-files.edge';
import { configOf } from '../fixtures/config';
import { linkOf } from '../fixtures/link-of';

test('plain cdk deploy writes the outputs file that the hand-off reads', () => {
  const settings: unknown = JSON.parse(readFileSync(join(__dirname, '../../cdk.json'), 'utf8'));
  expect(settings).toMatchObject({ outputsFile: linkFiles().awsOutputs });
});

describe('an outputs file that two links share', () => {
  const FILES = linkFiles();
  const [LINK, OTHER] = ['link', 'other'].map((name) => linkOf(configOf({ name }))) as [
    ReturnType<typeof linkOf>,
    ReturnType<typeof linkOf>,
  ];
  const OWN = { 'link-network': { Region: 'eu-central-1', Inputs: 'tags=0a0a0a0a' } };
  const FOREIGN = { 'other-network': { Region: 'us-west-2', Inputs: 'tags=0b0b0b0b' } };
  const before = process.cwd();
  let folder = '';

  const write = (content: unknown, path = FILES.awsOutputs): void => writeFileSync(path, JSON.stringify(content));
  const read = (path = FILES.awsOutputs): unknown => JSON.parse(readFileSync(path, 'utf8'));
  const outputsOf = (link: typeof LINK): unknown => JSON.parse(readOutputs('aws', FILES, link) ?? 'null');

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'vpc2vnet-outputs-'));
    process.chdir(folder);
  });

  afterEach(() => {
    process.chdir(before);
    rmSync(folder, { recursive: true });
  });

  test('loses nothing of one link when the other one is deployed', () => {
    write(FOREIGN);
    setAside('aws', FILES, LINK);
    write(OWN);

    expect(outputsOf(OTHER)).toMatchObject(FOREIGN);
    expect(outputsOf(LINK)).toEqual(OWN);
  });

  test('counts over what was put aside before', () => {
    write(FOREIGN);
    setAside('aws', FILES, LINK);
    const newer = { 'other-network': { Region: 'us-west-2', Inputs: 'tags=0c0c0c0c' } };
    write(newer);

    expect(outputsOf(OTHER)).toEqual(newer);
  });

  test('in which one stack is not under its name counts over what was put aside before', () => {
    write({ 'other-azure': { inputs: {} } }, FILES.azureOutputs);
    setAside('azure', FILES, LINK);
    const newer = { gatewayAddresses: { value: ['20.30.40.50'] } };
    write(newer, FILES.azureOutputs);

    expect(JSON.parse(readOutputs('azure', FILES, OTHER) ?? '')).toEqual(newer);
  });

  test('is not copied again once the hand-off has it', () => {
    write(FOREIGN);
    setAside('aws', FILES, LINK);
    rmSync(FILES.awsOutputs);
    removeAside(LINK);
    expect(outputsOf(OTHER)).toEqual(FOREIGN);
    removeAside(OTHER);
    expect(outputsOf(OTHER)).toBeNull();
  });

  test('has nothing put aside of its own link, nor of a stack that vpc2vnet did not deploy', () => {
    write({ ...OWN, 'some-stack': { Password: 'canary' }, '../evil': { Inputs: '' } });
    setAside('aws', FILES, LINK);

    expect(readdirSync(folder)).toEqual([FILES.awsOutputs]);
  });

  test('keeps the other link when the outputs of one are removed', () => {
    write({ ...OWN, ...FOREIGN });

    expect(removeOutputs('aws', FILES, LINK)).toBe(true);
    expect(read()).toEqual(FOREIGN);
  });

  test('is deleted with the last outputs in it', () => {
    write(OWN);

    expect(removeOutputs('aws', FILES, LINK)).toBe(true);
    expect(existsSync(FILES.awsOutputs)).toBe(false);
  });

  test('is deleted when it is broken', () => {
    writeFileSync(FILES.awsOutputs, '{"link-net');

    expect(removeOutputs('aws', FILES, LINK)).toBe(true);
    expect(existsSync(FILES.awsOutputs)).toBe(false);
  });

  test('does not change when it has nothing of the link', () => {
    writeFileSync(FILES.awsOutputs, '{"some-stack":{}}');

    expect(removeOutputs('aws', FILES, LINK)).toBe(false);
    expect(readFileSync(FILES.awsOutputs, 'utf8')).toBe('{"some-stack":{}}');
  });

  test('has outputs put aside removed with the others', () => {
    write(OWN);
    setAside('aws', FILES, OTHER);
    removeOutputs('aws', FILES, LINK);

    expect(outputsOf(LINK)).toBeNull();
  });
});
