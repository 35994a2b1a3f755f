import { EC2Client } from '@aws-sdk/client-ec2';

/** A client of EC2, whose denials name the action that was denied: EC2's own message does not always. */
export function ec2In(region: string): EC2Client {
  const client = new EC2Client({ region });
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (request) => {
        try {
          return await next(request);
        } catch (error) {
          const action = `ec2:${String(commandName).replace(/Command$/, '')}`;
          if (error instanceof Error && error.name === 'UnauthorizedOperation' && !error.message.includes(action))
            error.message = `${error.message} (${action})`;
          throw error;
        }
      },
    { step: 'initialize', name: 'nameDeniedAction' },
  );
  return client;
}
