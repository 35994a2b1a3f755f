using './main.bicep'

// SSH public key of the administrator.
param adminSshPublicKey = readEnvironmentVariable('ADMIN_SSH_PUBLIC_KEY')

// Shared key of the tunnel. Letters, digits, dot and underscore only. Read from a key vault that is enabled for template deployment.
param sharedKey = az.getSecret(
  '00000000-0000-0000-0000-000000000000',
  'resource-group-of-the-vault',
  'name-of-the-vault',
  'shared-key'
)

// Public address of the AWS router.
param vpcGatewayIpAddress = readEnvironmentVariable('VPC_GATEWAY_IP_ADDRESS')
