import { upgradeImageCommand, type NamedFiles } from '../../workspace/commands';
import { duration } from './duration';

/** The AMI of a router that is deployed. */
export type ImageReport = {
  readonly router: string;
  readonly image: string;
  /** The AMI that the next deployment takes in its place; undefined when it stays. */
  readonly upgradeTo: string | undefined;
} & (
  | {
      readonly state: 'exists';
      /** ISO 8601. */
      readonly created: string;
    }
  | { readonly state: 'deleted' }
  | { readonly state: 'unknown'; readonly why: string }
);

/** An older one makes the first boot of a replacement long: it upgrades what has changed since. */
const OLD_DAYS = 90;
const DAY_SECONDS = 86_400;

/** Returns the AMI of a router with its age, on one line. */
export function printImage(report: ImageReport, now: Date, files: NamedFiles = {}): string {
  const { router, image, upgradeTo } = report;
  const next = upgradeTo === undefined ? '' : `; the next deployment replaces the router with ${upgradeTo}`;
  return `AMI of ${router}: ${image}, ${ageOf(report, now, files)}${next}`;
}

function ageOf(report: ImageReport, now: Date, files: NamedFiles): string {
  if (report.state === 'unknown') return `age unknown, ${report.why}`;
  const advice = report.upgradeTo === undefined ? `; \`${upgradeImageCommand(files)}\` moves to the newest` : '';
  if (report.state === 'deleted') return `which no longer exists${advice}`;
  const seconds = (now.getTime() - Date.parse(report.created)) / 1000;
  return `${duration(seconds)} old${seconds > OLD_DAYS * DAY_SECONDS ? advice : ''}`;
}
