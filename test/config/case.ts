import { loadConfig } from '../../lib/config/load';
import { printProblem } from '../../lib/config/problems/print-problem';

/** A config with its messages, each line from its place on. */
export interface Case {
  readonly title: string;
  readonly yaml: string;
  readonly lines: readonly string[];
}

/** The values of the shortest config. */
const SHORTEST = { name: 'ab', region: 'us-west-2', location: 'westeurope' } as const;

/** The shortest config with values of its own, and with more lines behind it. */
export function link(more = '', values: Readonly<Partial<Record<keyof typeof SHORTEST, string>>> = {}): string {
  const { name, region, location } = { ...SHORTEST, ...values };
  return `name: ${name}\naws: {region: ${region}}\nazure: {location: ${location}}\n${more}`;
}

/** The shortest config, with more keys under aws. */
export function aws(keys: string): string {
  return link('', { region: `${SHORTEST.region}, ${keys}` });
}

/** The shortest config, with more keys under azure. */
export function azure(keys: string): string {
  return link('', { location: `${SHORTEST.location}, ${keys}` });
}

/** The shortest config, with keys under ipsec. */
export function ipsec(keys: string): string {
  return link(`ipsec: {${keys}}\n`);
}

const POLICY = {
  ikeEncryption: 'AES256',
  ikeIntegrity: 'SHA384',
  dhGroup: 'ECP384',
  ipsecEncryption: 'GCMAES256',
  ipsecIntegrity: 'GCMAES256',
  pfsGroup: 'ECP384',
  saLifeTimeSeconds: 27000,
  saDataSizeKilobytes: 102400000,
} as const;

/** A config with a policy like that of the profile strong, but for some fields; undefined leaves one out. `before` is what ipsec has before it. */
export function policy(changed: Partial<Record<keyof typeof POLICY, string | number>>, before = ''): string {
  const fields = Object.entries({ ...POLICY, ...changed }).filter(([, value]) => value !== undefined);
  return ipsec(`${before}policy: {${fields.map(([key, value]) => `${key}: ${value}`).join(', ')}}`);
}

/** The messages for a config, without the name of the file. */
export function linesOf(yaml: string): readonly string[] {
  const loaded = loadConfig(yaml, 'f');
  return loaded.ok ? [] : loaded.problems.map((problem) => printProblem(problem).replace(/^f:/, ''));
}

/** The codes of the rules that a config violates. */
export function codesOf(yaml: string): readonly string[] {
  const loaded = loadConfig(yaml, 'f');
  return loaded.ok ? [] : loaded.problems.map(({ code }) => code);
}
