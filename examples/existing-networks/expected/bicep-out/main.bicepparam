// PREVIEW: documentation addresses are placeholders for those not assigned yet; do not deploy
using './main.bicep'

// Shared key of the VPN, from AWS Secrets Manager; never written down. The shared key must be 8 to 128 letters, digits, dots and underscores, and must not begin with 0; the generated one has 64 letters. Read from a key vault that is enabled for template deployment.
param sharedKey = az.getSecret(
  '00000000-0000-0000-0000-000000000000',
  'resource-group-of-the-vault',
  'name-of-the-vault',
  'shared-key'
)
