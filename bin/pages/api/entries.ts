/** What the package lets apps import, and nothing else of it: package.json has the same entries. */
export const ENTRIES = [
  {
    name: 'vpc2vnet',
    module: 'lib/index.ts',
    about:
      'A config as a model, and the apps and files that are made from it, for [snapshot tests](../how-to/snapshot-tests.md). `linkOf` returns the model.',
  },
  {
    name: 'vpc2vnet/aws',
    module: 'lib/constructs/aws/index.ts',
    about: 'Constructs for an app of the AWS CDK.',
  },
  {
    name: 'vpc2vnet/azure',
    module: 'lib/constructs/azure/index.ts',
    about: 'Constructs for an app of CDKTF, and the compiler from Terraform JSON to Bicep and ARM JSON.',
  },
] as const;
