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
export function printImage(report: ImageReport, now: Date): string {
  const { router, image, upgradeTo } = report;
  const next = upgradeTo === undefined ? '' : `; the next deployment replaces the router with ${upgradeTo}`;
  return `AMI of ${router}: ${image}, ${ageOf(report, now)}${next}`;
}

const UPGRADE = '`npm run -s vpc2vnet upgrade-image` moves to the newest';

function ageOf(report: ImageReport, now: Date): string {
  if (report.state === 'unknown') return `age unknown, ${report.why}`;
  const advice = report.upgradeTo === undefined ? `; ${UPGRADE}` : '';
  if (report.state === 'deleted') return `which no longer exists${advice}`;
  const seconds = (now.getTime() - Date.parse(report.created)) / 1000;
  return `${duration(seconds)} old${seconds > OLD_DAYS * DAY_SECONDS ? advice : ''}`;
}
