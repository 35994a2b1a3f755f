import type { Component } from '../../model/components';

/** How the tool of a step ended without success. */
export interface FailedEnd {
  readonly component: Component;
  readonly tool: string;
  /** Absent when it ended by itself. */
  readonly signal: string | undefined;
  /** Its own words. */
  readonly problems: readonly string[];
  /** Resources that it had begun and not ended. */
  readonly unfinished: readonly string[];
  readonly log: string;
}

/** What went wrong, in the tool's own words where it had any. */
export function failureCause({ tool, signal, problems }: FailedEnd): readonly string[] {
  return signal === undefined ? problems : [...problems, `${tool} was killed (${signal}) before it ended`];
}

/** What to do next. */
export function failureRemedy(end: FailedEnd): string {
  const text = end.problems.join(' ');
  const rest = `run this again, it goes on from here; the whole log is ${end.log}`;
  if (/already exists - to be managed via Terraform/i.test(text)) {
    return `what the message names exists already: import it (\`${end.tool} import\`), or tell the driver that Azure was deployed by other means (\`npm run -s vpc2vnet handoff import FILE\`); then ${rest}`;
  }
  if (/WaitCondition/.test(text)) {
    return `the tunnel did not come up; the lines above are the router's: mend what they name, then ${rest}`;
  }
  if (/limit|quota/i.test(text)) return `ask for a higher quota or free some of it, then ${rest}`;
  if (end.signal !== undefined) return `${afterKill(end)}; ${rest}`;
  return end.component.tool === 'terraform'
    ? `what was made is in Terraform's state; mend what the message names, then ${rest}`
    : `CloudFormation rolled back what it had begun; mend what the message names, then ${rest}`;
}

/** What a tool leaves that Ctrl-C interrupted. */
export function afterInterruption({ component, tool, unfinished }: FailedEnd): string {
  if (component.tool === 'cdk') return CLOUDFORMATION_GOES_ON;
  const left = unfinished.length === 0 ? '' : ` (${unfinished.join(', ')} was under way)`;
  return `${tool} has noted what it made${left}`;
}

const CLOUDFORMATION_GOES_ON = 'CloudFormation goes on without the toolkit, and the next run waits for it';

function afterKill({ component, tool, unfinished }: FailedEnd): string {
  if (component.tool === 'cdk') return CLOUDFORMATION_GOES_ON;
  const done = `what ${tool} had finished is in its state`;
  return unfinished.length === 0
    ? done
    : `${done}; it was at work on ${unfinished.join(', ')}, which may exist without being there: if the next run says so, import it as the message tells`;
}
