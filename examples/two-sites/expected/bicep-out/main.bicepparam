// PREVIEW: documentation addresses are placeholders for those not assigned yet; do not deploy
using './main.bicep'

// OpenSSH public key of the administrator of the test VM. The public key must be one OpenSSH public key of type ssh-ed25519, or ssh-rsa with at least 2048 bits, with a plain comment; `ssh-keygen -t ed25519` makes one in ~/.ssh/id_ed25519.pub.
param adminSshPublicKey = readEnvironmentVariable('ADMIN_SSH_PUBLIC_KEY')

// Shared key of the VPN, from AWS Secrets Manager; never written down. The shared key must be 8 to 128 letters, digits, dots and underscores, and must not begin with 0; the generated one has 64 letters. Read from a key vault that is enabled for template deployment.
param sharedKey = az.getSecret(
  '00000000-0000-0000-0000-000000000000',
  'resource-group-of-the-vault',
  'name-of-the-vault',
  'shared-key'
)

// Shared key of the VPN, from AWS Secrets Manager; never written down. The shared key must be 8 to 128 letters, digits, dots and underscores, and must not begin with 0; the generated one has 64 letters. Read from a key vault that is enabled for template deployment.
param sharedKey_virginia = az.getSecret(
  '00000000-0000-0000-0000-000000000000',
  'resource-group-of-the-vault',
  'name-of-the-vault',
  'shared-key-virginia'
)
