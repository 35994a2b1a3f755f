import { command, testWith } from '../fixtures/needs';
import { runScript } from './run-script';

/** Calls a function of the scripts; returns the configuration that curl gets, a setting on each line. */
function configOf(call: string): readonly string[] {
  const { stdout } = runScript('vpc2vnet-common', {
    common: [],
    tools: { curl: 'cat' },
    files: { 'etc/vpc2vnet/router.env': '', 'etc/vpc2vnet/deployment.env': '' },
    change: (script) =>
      [
        script,
        'AWS_REGION=us-west-2 AWS_DOMAIN=amazonaws.com',
        'metadata() { [[ $1 == */ ]] && echo role || echo \'{"AccessKeyId":"id","SecretAccessKey":"key","Token":"t"}\'; }',
        call,
      ].join('\n'),
  });
  return stdout.split('\n').filter(Boolean);
}

describe('a request of the router to AWS', () => {
  const tools = [command('bash', 'apt-get install bash'), command('python3', 'apt-get install python3')];
  const signed = (service: string): readonly string[] => [
    `url = "https://${service}.us-west-2.amazonaws.com/"`,
    `aws-sigv4 = "aws:amz:us-west-2:${service}"`,
    'user = "id:key"',
    'header = "X-Amz-Security-Token: t"',
  ];

  testWith(tools, 'has its operation in a header, and JSON that curl reads as it is', () => {
    expect(configOf(`call_aws ssm AmazonSSM.GetParameter '{"Name":"/p"}'`)).toEqual([
      ...signed('ssm'),
      'header = "X-Amz-Target: AmazonSSM.GetParameter"',
      'header = "Content-Type: application/x-amz-json-1.1"',
      'data = "{\\"Name\\":\\"/p\\"}"',
    ]);
  });

  testWith(
    tools,
    'to EC2 has it in the data, and no header for it: curl signs one without a value and does not send it',
    () => {
      expect(configOf('call_ec2 DescribeAddresses PublicIp.1=198.51.100.7')).toEqual([
        ...signed('ec2'),
        'header = "Content-Type: application/x-www-form-urlencoded"',
        'data = "Version=2016-11-15&Action=DescribeAddresses&PublicIp.1=198.51.100.7"',
      ]);
    },
  );
});
