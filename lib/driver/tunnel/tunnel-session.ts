import type { AwsIn } from '../aws/aws.edge';
import type { Workspace } from '../components/workspace';

/** What of a run asks routers and EC2, and names the files of the link in its remedies. */
export interface TunnelSession {
  readonly aws: AwsIn;
  readonly workspace: Pick<Workspace, 'files'>;
}
