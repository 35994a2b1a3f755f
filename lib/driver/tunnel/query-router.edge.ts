import { setTimeout as delay } from 'node:timers/promises';
import {
  GetCommandInvocationCommand,
  InvocationDoesNotExist,
  SendCommandCommand,
  SSMClient,
} from '@aws-sdk/client-ssm';
import { refusal } from '../aws/aws-errors';
import { isFinished, readAnswer, REBOOT_REQUIRED, type Invocation, type RouterAnswer } from './router-answer';
import { LIST_SAS } from '../../ike/list-sas';

/** Short compared with the seconds that the whole query may take. */
const POLL_MS = 300;

/** A daemon that hangs must not keep the command running. */
const COMMANDS = [REBOOT_REQUIRED, `timeout 5 ${LIST_SAS}`];

/** Seconds in which the agent must accept the command; 30 is the minimum of Systems Manager. */
const DELIVERY_SECONDS = 30;

/**
 * Queries a router for its SAs and for a reboot that it needs, through Systems Manager; needs `ssm:SendCommand` and
 * `ssm:GetCommandInvocation`. Returns an error as the reason of a `silent` answer instead of throwing it.
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/run-command.html
 */
export async function queryRouter(region: string, instanceId: string, timeoutSeconds: number): Promise<RouterAnswer> {
  const client = new SSMClient({ region, maxAttempts: 2 });
  const timeout = AbortSignal.timeout(timeoutSeconds * 1000);
  const late: RouterAnswer = { kind: 'silent', why: `no response from the router within ${timeoutSeconds} s` };
  try {
    const { Command } = await client.send(
      new SendCommandCommand({
        DocumentName: 'AWS-RunShellScript',
        InstanceIds: [instanceId],
        Parameters: { commands: COMMANDS, executionTimeout: ['10'] },
        TimeoutSeconds: DELIVERY_SECONDS,
        Comment: 'vpc2vnet: state of the tunnels',
      }),
      { abortSignal: timeout },
    );
    while (!timeout.aborted) {
      const invocation = await invocationOf(client, Command?.CommandId ?? '', instanceId, timeout);
      if (invocation !== undefined && isFinished(invocation)) return readAnswer(invocation);
      await delay(POLL_MS);
    }
    return late;
  } catch (error) {
    if (timeout.aborted) return late;
    if (!(error instanceof Error)) throw error;
    return { kind: 'silent', why: refusal('Systems Manager', error) };
  } finally {
    client.destroy();
  }
}

/** Undefined while Systems Manager has not yet delivered the command. */
async function invocationOf(
  client: SSMClient,
  CommandId: string,
  InstanceId: string,
  abortSignal: AbortSignal,
): Promise<Invocation | undefined> {
  try {
    const answer = await client.send(new GetCommandInvocationCommand({ CommandId, InstanceId }), { abortSignal });
    return {
      status: answer.Status ?? '',
      responseCode: answer.ResponseCode ?? -1,
      stdout: answer.StandardOutputContent ?? '',
      stderr: answer.StandardErrorContent ?? '',
    };
  } catch (error) {
    if (error instanceof InvocationDoesNotExist) return undefined;
    throw error;
  }
}
