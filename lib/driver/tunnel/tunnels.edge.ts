import { isKnown } from '../../model/fact';
import type { Link } from '../../model/link';
import { routerViewsOf, type RouterView } from '../../model/views';
import { refusal } from '../aws/aws-errors';
import type { AwsIn } from '../aws/aws.edge';
import { queryRouter } from './query-router.edge';
import type { RouterAnswer } from './router-answer';
import { judgeTunnel, type TunnelReport } from './tunnel-report';

/** Queries every router for its tunnels; those of a router that cannot be queried are unknown. */
export async function queryTunnels(aws: AwsIn, link: Link, timeoutSeconds: number): Promise<readonly TunnelReport[]> {
  const views = link.sites.flatMap((site) => routerViewsOf(link, site));
  const perRouter = await Promise.all(
    views.map(async (view) => {
      const answer = await answerOf(aws, view, timeoutSeconds);
      return view.tunnels.map(({ device }) => reportOf(view.router.name, device.connection, answer));
    }),
  );
  return perRouter.flat();
}

/** The router is the instance that the Elastic IP is associated with, also while the router is replaced. */
async function answerOf(aws: AwsIn, { region, router }: RouterView, timeoutSeconds: number): Promise<RouterAnswer> {
  const { address } = router;
  if (!isKnown(address)) return { kind: 'silent', why: `${address.key} is pending` };
  try {
    const instance = await aws(region).associatedInstance(address.value);
    if (instance === undefined) return { kind: 'silent', why: `no instance is associated with ${address.value}` };
    return await queryRouter(region, instance, timeoutSeconds);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { kind: 'silent', why: refusal('EC2', error) };
  }
}

function reportOf(router: string, tunnel: string, answer: RouterAnswer): TunnelReport {
  return answer.kind === 'listed'
    ? judgeTunnel(router, tunnel, answer.associations)
    : { router, tunnel, state: 'unknown', why: answer.why };
}
