import type { Component } from '../model/components';
import type { Side } from './side';

/** The commands that remedies name, for the files of a link. */
export interface HandoffCommands {
  /** Removes a side from a hand-off. */
  readonly forget: (side: Side) => string;
  /** Imports outputs, which are in a file of any name. */
  readonly importFile: string;
  /** Deploys what is missing. */
  readonly up: string;
  /** Deploys a component by its own toolkit, which writes the outputs file. */
  readonly deploy: (component: Component) => string;
}

/** Those for the default files of a link. */
export const DEFAULT_COMMANDS: HandoffCommands = {
  forget: (side) => `npm run -s vpc2vnet handoff forget ${side}`,
  importFile: 'npm run -s vpc2vnet handoff import FILE',
  up: 'npm run up',
  deploy: ({ kind, stack }) =>
    kind === 'azure' ? 'npx cdktf deploy --outputs-file cdktf-outputs.json' : `npx cdk deploy ${stack}`,
};
