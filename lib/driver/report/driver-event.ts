import type { JudgedChange } from './change';
import type { ComponentId } from '../../model/names';
import type { ComponentState } from '../components/state';
import type { TunnelReport } from '../tunnel/tunnel-report';

/** Everything the driver reports, one line each with `--json`. */
export type DriverEvent =
  | { readonly event: 'started'; readonly command: string; readonly link: string }
  | { readonly event: 'preflight'; readonly check: string; readonly found: string }
  | {
      readonly event: 'observed';
      readonly component: ComponentId;
      readonly title: string;
      readonly state: ComponentState['label'];
      readonly changes: number;
    }
  | {
      readonly event: 'step-started';
      readonly component: ComponentId;
      readonly step: string;
      readonly typicalSeconds: number;
    }
  | {
      readonly event: 'resource';
      readonly component: ComponentId;
      readonly resource: string;
      readonly type: string;
      readonly action: string;
      readonly state: 'working' | 'done' | 'failed';
    }
  | {
      readonly event: 'step-finished';
      readonly component: ComponentId;
      readonly step: string;
      readonly seconds: number;
    }
  | { readonly event: 'approval'; readonly changes: readonly JudgedChange[] }
  | ({ readonly event: 'tunnel' } & TunnelReport)
  | { readonly event: 'note'; readonly text: string }
  | { readonly event: 'warning'; readonly text: string }
  | { readonly event: 'finished'; readonly result: 'nothing-to-do' | 'done' | 'stopped'; readonly text: string };

/** Receives each event; created once per run. */
export type Report = (event: DriverEvent) => void;
