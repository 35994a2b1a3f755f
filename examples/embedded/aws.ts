import { App, CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import { IpAddresses, SubnetType, Vpc, type IVpc } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { VpnRouter } from 'vpc2vnet/aws';
import { AWS_PREFIX, AZURE_PREFIX, IPSEC } from './link';

/** Ubuntu 24.04 for Arm in the region; Canonical publishes the ids in Parameter Store. */
const IMAGE_ID = 'ami-0123456789abcdef0';

/** What the first deployment of this app and that of the Azure side printed. Leave it out until then. */
const AZURE = {
  gatewayAddress: '203.0.113.7',
  routerAddress: '198.51.100.7',
  sharedKeySecretArn: 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:SharedKey-AbCdEf',
};

/** An app with a VPC of its own. */
class OwnVpc extends Stack {
  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);
    const vpc = new Vpc(this, 'Vpc', {
      ipAddresses: IpAddresses.cidr(AWS_PREFIX),
      maxAzs: 2,
      natGateways: 0,
      subnetConfiguration: [
        { name: 'public', subnetType: SubnetType.PUBLIC },
        { name: 'workloads', subnetType: SubnetType.PRIVATE_ISOLATED },
      ],
    });
    connect(this, vpc);
  }
}

/** An app that looks its VPC up, for which `env` needs an account as well. */
class LookedUpVpc extends Stack {
  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);
    connect(this, Vpc.fromLookup(this, 'Vpc', { vpcName: 'workloads' }));
  }
}

function connect(scope: Construct, vpc: IVpc): void {
  const router = new VpnRouter(scope, 'Vpn', {
    vpc,
    azurePrefixes: [AZURE_PREFIX],
    imageId: IMAGE_ID,
    ipsec: IPSEC,
    azure: AZURE,
  });
  new CfnOutput(scope, 'RouterAddress', { value: router.address });
  new CfnOutput(scope, 'SharedKeySecretArn', { value: router.sharedKey.secretArn });
}

const app = new App();
new OwnVpc(app, 'own-vpc', { env: { region: 'eu-central-1' } });
new LookedUpVpc(app, 'looked-up-vpc', { env: { region: 'eu-central-1', account: '123456789012' } });
app.synth();
