import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { VPC_CONTEXT } from './vpc-context';

const EXAMPLE = '../../examples/embedded';
interface Resource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
}

/** Runs an app as a process of its own would run it, and returns what it prints, with its warnings. */
function run(app: 'aws' | 'azure', context: object = {}): readonly string[] {
  process.env['CDK_CONTEXT_JSON'] = JSON.stringify(context);
  process.env['CDK_OUTDIR'] = 'cdk.out';
  const printed: string[] = [];
  const take = (...parts: readonly unknown[]): void => void printed.push(parts.join(' '));
  const spies = (['log', 'warn', 'error'] as const).map((name) => jest.spyOn(console, name).mockImplementation(take));
  try {
    jest.isolateModules(() => void jest.requireActual(`${EXAMPLE}/${app}`));
  } finally {
    spies.forEach((spy) => spy.mockRestore());
    delete process.env['CDK_CONTEXT_JSON'];
    delete process.env['CDK_OUTDIR'];
  }
  return printed;
}

const read = (path: string): string => readFileSync(path, 'utf8');

function resourcesOf(stack: string): readonly Resource[] {
  const { Resources } = JSON.parse(read(`cdk.out/${stack}.template.json`)) as {
    readonly Resources: Readonly<Record<string, Resource>>;
  };
  return Object.values(Resources);
}

const routesOf = (stack: string): readonly unknown[] =>
  resourcesOf(stack)
    .filter(
      ({ Type, Properties }) => Type === 'AWS::EC2::Route' && Properties['DestinationCidrBlock'] === '10.9.0.0/16',
    )
    .map(({ Properties }) => Properties['RouteTableId']);

describe('the example embedded', () => {
  describe('as an app of the CDK', () => {
    let printed: readonly string[] = [];
    beforeAll(() => void (printed = run('aws', VPC_CONTEXT)));

    test('has no finding of CloudFormation', () => {
      expect(printed).toEqual([]);
    });

    test.each(['own-vpc', 'looked-up-vpc'])('creates a router in %s', (stack) => {
      expect(resourcesOf(stack).filter(({ Type }) => Type === 'AWS::EC2::Instance')).toHaveLength(1);
    });

    test('routes to Azure from each route table of its own VPC', () => {
      expect(routesOf('own-vpc')).toHaveLength(4);
    });

    test('routes to Azure from the route table of the existing VPC', () => {
      expect(routesOf('looked-up-vpc')).toEqual(['rtb-0aaaaaaaaaaaaaaaa']);
    });

    test('creates no VPC beside the one of the existing VPC', () => {
      expect(resourcesOf('looked-up-vpc').filter(({ Type }) => Type === 'AWS::EC2::VPC')).toEqual([]);
    });
  });

  describe('as an app of CDKTF', () => {
    let printed: readonly string[] = [];
    beforeAll(() => void (printed = run('azure')));

    test('has a gateway in its own VNet, and the connection to the router', () => {
      const stack = JSON.parse(read('cdktf.out/stacks/own-vnet/cdk.tf.json')) as { readonly resource: object };

      expect(Object.keys(stack.resource)).toEqual(
        expect.arrayContaining(['azurerm_virtual_network_gateway', 'azurerm_virtual_network_gateway_connection']),
      );
    });

    test('compiles to Bicep', () => {
      expect(printed).toEqual(expect.arrayContaining(['main.bicep', 'azuredeploy.json']));
    });
  });

  test('has a page', () => {
    expect(existsSync(join(__dirname, EXAMPLE, 'README.md'))).toBe(true);
  });
});
