using './main.bicep'

// Has no default. Read from a key vault that is enabled for template deployment.
param sharedKey = az.getSecret(
  '00000000-0000-0000-0000-000000000000',
  'resource-group-of-the-vault',
  'name-of-the-vault',
  'shared-key'
)

// Has no default. Read from a key vault that is enabled for template deployment.
param sharedKey2 = az.getSecret(
  '00000000-0000-0000-0000-000000000000',
  'resource-group-of-the-vault',
  'name-of-the-vault',
  'shared-key2'
)
