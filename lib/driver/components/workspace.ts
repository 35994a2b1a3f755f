import type { LinkFiles, LoadedLink } from '../../workspace/load-link.edge';

/** Where a link is synthesized and how; given from outside, because only stacks may import the CDKs. */
export interface Workspace {
  readonly files: LinkFiles;
  /** Holds cdk.out and cdktf.out, as `cdk synth` and `cdktf synth` write them. */
  readonly directory: string;
  /** Reads config and hand-off, writes both clouds' templates and the hand-off. */
  readonly synthesize: () => LoadedLink;
  /** Reads config and hand-off only. */
  readonly load: () => LoadedLink;
}
