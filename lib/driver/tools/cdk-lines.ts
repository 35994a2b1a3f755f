import { stripVTControlCharacters } from 'node:util';
import type { ToolEvent } from './tool-events';

/** `stack | 3/11 | 6:52:10 PM | CREATE_IN_PROGRESS | AWS::EC2::VPC | Path/Of/Construct (LogicalId) reason` */
const ACTIVITY = /^\S+ \|\s*[\d/]+ \| [^|]+ \| ([A-Z_]+)\s*\| (AWS::\S+|Custom::\S+)\s*\| (.*)$/;

/** A construct's path with its logical id, or the name of a stack; CloudFormation's reason may follow. */
const RESOURCE = /^(?:.*? \(\w+\)|\S+)/;

/** Reads one line of the CDK toolkit's output; undefined when it is neither progress nor an error. */
export function readCdkLine(line: string): ToolEvent | undefined {
  const plain = stripVTControlCharacters(line);
  const activity = ACTIVITY.exec(plain);
  if (activity !== null) {
    const [, status = '', type = '', rest = ''] = activity;
    if (status.endsWith('_FAILED')) return { kind: 'problem', severity: 'error', text: `${type} ${rest}`.trim() };
    const state = status.endsWith('_COMPLETE') ? 'done' : 'working';
    const resource = RESOURCE.exec(rest)?.[0] ?? rest;
    return { kind: 'resource', resource, type, action: status.split('_')[0]?.toLowerCase() ?? '', state };
  }
  const cause = /^\s*[‣❌]\s*(.+)$/u.exec(plain);
  return cause?.[1] === undefined ? undefined : { kind: 'problem', severity: 'error', text: cause[1] };
}
