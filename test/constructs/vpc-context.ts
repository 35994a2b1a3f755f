const ACCOUNT = '123456789012';

/** What `cdk synth` saves in `cdk.context.json` once it has read the existing VPC of the example embedded. */
export const VPC_CONTEXT = {
  [`vpc-provider:account=${ACCOUNT}:filter.tag:Name=workloads:region=eu-central-1:returnAsymmetricSubnets=true`]: {
    vpcId: 'vpc-0123456789abcdef0',
    vpcCidrBlock: '10.8.0.0/16',
    ownerAccountId: ACCOUNT,
    availabilityZones: [],
    subnetGroups: [
      {
        name: 'public',
        type: 'Public',
        subnets: [
          {
            subnetId: 'subnet-0aaaaaaaaaaaaaaaa',
            cidr: '10.8.0.0/24',
            availabilityZone: 'eu-central-1a',
            routeTableId: 'rtb-0aaaaaaaaaaaaaaaa',
          },
        ],
      },
    ],
  },
};
