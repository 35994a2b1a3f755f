import { loadConfig } from '../../lib/config/load';
import { printProblem } from '../../lib/config/problems/print-problem';

/** A config with what it is told, each line from its place on. */
export interface Case {
  readonly title: string;
  readonly yaml: string;
  readonly lines: readonly string[];
}

const NAME = 'name: ab\n';
const AWS = 'aws: {region: us-west-2}\n';
const AZURE = 'azure: {location: westeurope}\n';

/** The shortest config, with more lines behind it. */
export function link(more = ''): string {
  return NAME + AWS + AZURE + more;
}

/** The shortest config, with more keys under aws. */
export function aws(keys: string): string {
  return `${NAME}aws: {region: us-west-2, ${keys}}\n${AZURE}`;
}

/** The shortest config, with more keys under azure. */
export function azure(keys: string): string {
  return `${NAME}${AWS}azure: {location: westeurope, ${keys}}\n`;
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

/** A config with a policy like that of the profile strong, but for some fields; undefined leaves one out. */
export function policy(changed: Partial<Record<keyof typeof POLICY, string | number>>): string {
  const fields = Object.entries({ ...POLICY, ...changed }).filter(([, value]) => value !== undefined);
  return ipsec(`policy: {${fields.map(([key, value]) => `${key}: ${value}`).join(', ')}}`);
}

/** What is told of a text, without the name of the file. */
export function linesOf(yaml: string): readonly string[] {
  const loaded = loadConfig(yaml, 'f');
  return loaded.ok ? [] : loaded.problems.map((problem) => printProblem(problem).replace(/^f:/, ''));
}

/** The codes of the rules that a text breaks. */
export function codesOf(yaml: string): readonly string[] {
  const loaded = loadConfig(yaml, 'f');
  return loaded.ok ? [] : loaded.problems.map(({ code }) => code);
}
