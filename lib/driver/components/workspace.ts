import type { Handoff } from '../../handoff/handoff';
import type { LinkFiles } from '../../workspace/link-files';
import type { LoadedLink, LoadOptions } from '../../workspace/load-link.edge';

/** What a synthesis leaves out of the link. */
export type LeftOut = Pick<LoadOptions, 'withoutTestHosts'>;

/** Where a link is synthesized and how; given from outside, because only stacks may import the CDKs. */
export interface Workspace {
  readonly files: LinkFiles;
  /** Holds cdk.out and cdktf.out, as `cdk synth` and `cdktf synth` write them. */
  readonly directory: string;
  /** Reads the config and the hand-off with the outputs files over it. */
  readonly load: () => LoadedLink;
  /** Writes both clouds' templates as they follow from the config and this hand-off, and nothing else. */
  readonly synthesize: (handoff: Handoff, left?: LeftOut) => LoadedLink;
  /** Saves a hand-off that was read from the clouds, and removes the outputs files that are older than it. */
  readonly keep: (handoff: Handoff) => void;
}
