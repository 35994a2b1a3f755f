import { z } from 'zod';
import { linkName } from './network-fields';
import { tagKey, tagValue } from './account-fields';
import { awsSchema } from './aws';
import { azureSchema } from './azure';
import { backendSchema } from './backend';
import { ipsecSchema } from './ipsec';

/** Everything that a `vpc2vnet.yaml` may say. */
export const configSchema = z
  .strictObject({
    name: linkName('Name of the link; stacks and the resource group are named after it.'),
    aws: awsSchema,
    azure: azureSchema,
    ipsec: ipsecSchema,
    backend: backendSchema,
    tags: z
      .record(tagKey('Key of a tag.'), tagValue('Value of a tag.'))
      .default({})
      .meta({ description: 'Tags put on every resource of both clouds; at most 40.' }),
  })
  .meta({ title: 'vpc2vnet', description: 'A link between an AWS VPC and an Azure VNet.' });

/** A configuration as it stands in the file, with the simple defaults filled in. */
export type Config = z.output<typeof configSchema>;
