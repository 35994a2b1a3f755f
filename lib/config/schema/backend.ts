import { z } from 'zod';
import { awsRegion } from './aws-fields';
import { resourceGroupName } from './azure-fields';
import { patternField } from './field';
import { withStandIn } from './stand-in';

const stateKey = patternField(
  'Name of the state inside its container. Default: vpc2vnet/NAME.tfstate.',
  /^(?!.*(\/\/|\/\.{1,2}\/))[A-Za-z0-9]([A-Za-z0-9._/-]{0,253}[A-Za-z0-9_-])?$/,
  {
    code: 'state-key',
    rule: 'must be 1 to 255 letters, digits, dots, slashes, hyphens and underscores, without a slash or dot at the end, and with a name between two slashes',
    remedy: 'write it like vpc2vnet/aws2azure.tfstate',
  },
).optional();

const s3 = z
  .strictObject({
    /** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
    bucket: withStandIn(
      patternField(
        'S3 bucket, which must exist.',
        /^(?=.{3,63}$)(?!xn--|sthree-|amzn-s3-demo-|(\d{1,3}\.){3}\d{1,3}$)(?!.*(-s3alias|--ol-s3|--x-s3|--table-s3|\.mrap)$)[a-z0-9](\.?-*[a-z0-9])*$/,
        {
          code: 'bucket-name',
          rule: 'must be 3 to 63 lower-case letters, digits, hyphens and single dots, and not an IP address or a name that S3 reserves',
          remedy: 'write the name of a bucket that exists',
        },
      ),
      'stand-in',
    ),
    region: awsRegion('AWS region of the bucket.'),
    key: stateKey,
  })
  .optional()
  .meta({ description: 'Keeps the state in S3, encrypted, locked by a file beside it. Default: not used.' });

const azurerm = z
  .strictObject({
    resourceGroup: resourceGroupName('Resource group of the storage account.'),
    /** @see https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules */
    storageAccount: withStandIn(
      patternField('Storage account, which must exist.', /^[a-z0-9]{3,24}$/, {
        code: 'storage-account',
        rule: 'must be 3 to 24 lower-case letters and digits',
        remedy: 'write the name of a storage account that exists',
      }),
      'standin',
    ),
    container: withStandIn(
      patternField('Blob container, which must exist.', /^(?=.{3,63}$)[a-z0-9](-?[a-z0-9])+$/, {
        code: 'blob-container',
        rule: 'must be 3 to 63 lower-case letters, digits and single hyphens',
        remedy: 'write the name of a container that exists',
      }),
      'stand-in',
    ),
    key: stateKey,
  })
  .optional()
  .meta({ description: 'Keeps the state in Azure Storage, encrypted, locked by a lease. Default: not used.' });

export const backendSchema = z.strictObject({ s3, azurerm }).prefault({}).meta({
  description:
    'Where Terraform keeps its state, which holds the shared key. Default: a local file, unencrypted, beside the config.',
});
