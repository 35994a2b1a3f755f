import { isKnown } from '../../model/fact';
import type { Link } from '../../model/link';
import { routerViewsOf, type RouterView } from '../../model/views';
import { refusal } from '../aws/aws-errors';
import { namedFiles } from '../../workspace/link-files';
import { hostKey, routerInstance, sitePath } from '../../model/names';
import { findHolder } from './find-holder.edge';
import { describeLostAddress } from './lost-address';
import { queryRouter } from './query-router.edge';
import type { RouterAnswer } from './router-answer';
import { judgeTunnel, type TunnelReport } from './tunnel-report';
import type { TunnelSession } from './tunnel-session';

/** What a router reports; its tunnels are unknown when it cannot be queried. */
export interface RouterReport {
  readonly router: string;
  /** Path of its site in the config. */
  readonly path: string;
  readonly tunnels: readonly TunnelReport[];
  /** Since when an upgrade requires a reboot, in seconds since 1970; undefined when none does, or when it is unknown. */
  readonly rebootRequiredSince: number | undefined;
  /** Time of day in UTC at which it reboots by itself; undefined when it never does. */
  readonly rebootAt: string | undefined;
}

/** Queries every router for its tunnels; those of a router that cannot be queried are unknown. */
export async function queryTunnels(
  session: TunnelSession,
  link: Link,
  timeoutSeconds: number,
): Promise<readonly TunnelReport[]> {
  return (await queryRouters(session, link, timeoutSeconds)).flatMap(({ tunnels }) => tunnels);
}

/** Queries every router. */
export async function queryRouters(
  session: TunnelSession,
  link: Link,
  timeoutSeconds: number,
): Promise<readonly RouterReport[]> {
  const views = link.sites.flatMap((site) => routerViewsOf(link, site).map((view) => ({ site, view })));
  return Promise.all(
    views.map(async ({ site, view }) => {
      const answer = await answerOf(
        session,
        view,
        routerInstance(link.name, site.name, view.router.name),
        timeoutSeconds,
      );
      const { rebootAt } = view.router;
      const name = hostKey(site.name, view.router.name);
      return {
        router: name,
        path: sitePath(site.name),
        tunnels: view.tunnels.map(({ device }) => reportOf(name, device.connection, answer)),
        rebootRequiredSince: answer.kind === 'listed' ? answer.rebootRequiredSince : undefined,
        rebootAt,
      };
    }),
  );
}

/** What a router answers, or why there is none to ask. */
type Answer = RouterAnswer | { readonly kind: 'lost'; readonly why: string };

/** The router is the instance that the Elastic IP is associated with, also while the router is replaced. */
async function answerOf(
  { aws, workspace }: TunnelSession,
  { region, router }: RouterView,
  name: string,
  timeoutSeconds: number,
): Promise<Answer> {
  const { address } = router;
  if (!isKnown(address)) return { kind: 'silent', why: `${address.key} is pending` };
  try {
    const holder = await findHolder(aws, region, address.value, name);
    if (holder.kind === 'lost') return { kind: 'lost', why: describeLostAddress(holder, namedFiles(workspace.files)) };
    return await queryRouter(region, holder.id, timeoutSeconds);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { kind: 'silent', why: refusal('EC2', error) };
  }
}

function reportOf(router: string, tunnel: string, answer: Answer): TunnelReport {
  return answer.kind === 'listed'
    ? judgeTunnel(router, tunnel, answer.associations)
    : { router, tunnel, state: answer.kind === 'lost' ? 'down' : 'unknown', why: answer.why };
}
