import { recordOf } from '../../base/is-record';
import type { OutputFile } from '../../write-files/file-tree';
import { listOf, printValue, templatesIn, type Template } from '../templates/cloudformation';

/** An alarm of CloudWatch that a template creates. */
export interface AlarmRow {
  readonly stack: string;
  /** When it is in the state ALARM, in words. */
  readonly when: string;
  /** ARNs of its actions: a topic, or what EC2 does; empty: it notifies nobody. */
  readonly actions: readonly string[];
}

/** Returns the alarms of the rendered templates, with what each does. */
export function alarmsIn(files: readonly OutputFile[]): readonly AlarmRow[] {
  return templatesIn(files).flatMap(alarmsOf);
}

function alarmsOf(template: Template): readonly AlarmRow[] {
  return template.resources
    .filter(({ type }) => type === 'AWS::CloudWatch::Alarm')
    .map(({ properties }) => ({
      stack: template.stack,
      when: `${printValue(properties['AlarmDescription'], template)}, for ${timeOf(properties)}`,
      actions: listOf(properties['AlarmActions']).map((action) => printValue(action, template)),
    }));
}

function timeOf(properties: Readonly<Record<string, unknown>>): string {
  const { Period, EvaluationPeriods } = recordOf(properties);
  const minutes = (Number(Period) * Number(EvaluationPeriods)) / 60;
  return `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;
}

/** Returns the topics that alarms notify, each once. */
export function topicsOf(alarms: readonly AlarmRow[]): readonly string[] {
  return [...new Set(alarms.flatMap(({ actions }) => actions).filter((arn) => arn.split(':')[2] === 'sns'))];
}
