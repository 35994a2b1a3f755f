import type { Plan, RouterPlan } from '../../model/link';
import { isKnown } from '../../model/fact';
import { askRouter } from './query-router.edge';
import type { Aws } from '../aws/aws.edge';
import { refusal } from '../aws/aws-errors';
import type { RouterAnswer } from './router-answer';
import { judgeTunnel, type TunnelReport } from './tunnel-report';

/** Asks every router that is there for its tunnels; a router that cannot be asked makes them unknown. */
export async function askTunnels(aws: Aws, plan: Plan, patienceSeconds: number): Promise<readonly TunnelReport[]> {
  const perRouter = await Promise.all(
    plan.aws.routers.map(async (router) => {
      const answer = await answerOf(aws, plan.aws.region, router, patienceSeconds);
      const tunnels = plan.tunnels.filter(({ routerName }) => routerName === router.name);
      return tunnels.map(({ name }) => reportOf(router.name, name, answer));
    }),
  );
  return perRouter.flat();
}

/** The holder of the Elastic IP is the router, also while it is being replaced. */
async function answerOf(
  aws: Aws,
  region: string,
  { address }: RouterPlan,
  patienceSeconds: number,
): Promise<RouterAnswer> {
  if (!isKnown(address)) return { kind: 'silent', why: `the router's address is pending until ${address.source}` };
  try {
    const instance = await aws.holderOf(address.value);
    if (instance === undefined) return { kind: 'silent', why: `no instance holds ${address.value}` };
    return await askRouter(region, instance, patienceSeconds);
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
