import { command, testWith } from '../fixtures/needs';
import { runScript, type ScriptRun } from './run-script';

const SENT = 'sends ';

/** Signals to a CloudFormation that answers the requests with these statuses, the last one for ever. */
function signal(statuses: readonly string[], reason = 'because', url = 'https://signed.example/x'): ScriptRun {
  const answers = `answers=(${statuses.join(' ')})`;
  return runScript(
    'vpc2vnet-signal',
    {
      common: [],
      tools: {
        curl: [
          answers,
          'count=$(cat count 2>/dev/null || echo 0); echo $((count + 1)) >count',
          '((count < ${#answers[@]})) || count=$((${#answers[@]} - 1))',
          'words="$*"; while [[ $1 != -T ]]; do shift; done',
          `echo "${SENT}$(cat "$2")" >&2`,
          'printf %s "${answers[count]}"; [[ ${answers[count]} != 000 ]]',
        ].join('\n'),
        sleep: 'echo "waits $1 s"',
      },
    },
    url,
    'FAILURE',
    reason,
  );
}

/** The bodies that were sent. */
function sent({ stderr }: ScriptRun): readonly string[] {
  return stderr
    .split('\n')
    .filter((line) => line.startsWith(SENT))
    .map((line) => line.slice(SENT.length));
}

describe('a signal of the router to CloudFormation', () => {
  const tools = [command('bash', 'apt-get install bash'), command('python3', 'apt-get install python3')];

  testWith(tools, 'has the status, the reason and an id', () => {
    const run = signal(['200']);

    expect(run.status).toBe(0);
    expect(sent(run).map((body) => JSON.parse(body) as unknown)).toEqual([
      { Status: 'FAILURE', Reason: 'because', UniqueId: 'vpc2vnet', Data: 'FAILURE' },
    ]);
  });

  testWith(tools, 'is not sent where nobody waits for it', () => {
    expect(sent(signal(['200'], 'because', ''))).toEqual([]);
  });

  testWith(tools, 'is not repeated when its presigned address is no longer valid', () => {
    const run = signal(['403']);

    expect(sent(run)).toHaveLength(1);
    expect(run.status).toBe(1);
    expect(run.stderr).toContain('CloudFormation did not accept the signal: status 403');
  });

  testWith(tools, 'is repeated when the service or the network fails', () => {
    const run = signal(['000', '503', '429', '200']);

    expect(sent(run)).toHaveLength(4);
    expect(run.stdout).toBe('waits 1 s\nwaits 2 s\nwaits 4 s\n');
    expect(run.status).toBe(0);
  });

  testWith(tools, 'is given up after some minutes without a network', () => {
    const run = signal(['000']);

    expect(sent(run)).toHaveLength(9);
    expect(run.status).toBe(1);
  });

  testWith(tools, 'keeps the start and the end of a long reason', () => {
    const [body = ''] = sent(signal(['200'], `start ${'x'.repeat(5_000)} end`));

    expect(JSON.parse(body)).toMatchObject({ Reason: expect.stringMatching(/^start x+ \.\.\. x+ end$/) });
  });

  testWith(tools, 'is never longer than CloudFormation accepts, whatever characters a log has', () => {
    for (const part of ['x', '"', '\u001b', '’', '😀']) {
      const [body = ''] = sent(signal(['200'], part.repeat(4_000)));

      expect(body.length).toBeLessThan(4_096);
      expect(JSON.parse(body)).toMatchObject({ Reason: expect.stringContaining(' ... ') });
    }
  });
});
