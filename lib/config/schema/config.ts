import { z } from 'zod';
import { awsSchema, sitesSchema } from './aws';
import { azureSchema } from './azure';
import { backendSchema } from './backend';
import { patternField, price } from './field';
import { ipsecSchema } from './ipsec';
import { withStandIn } from './stand-in';
import { foreignTagKey, tagKey, tagValue } from './tag-fields';

/** The stem of stack names, so letters, digits and hyphens. */
const linkName = withStandIn(
  patternField(
    'Name of the link; stacks and the resource group are named after it.',
    /^(?=.{2,32}$)[a-z](-?[a-z0-9])+$/,
    {
      code: 'link-name',
      rule: 'must be 2 to 32 lower-case letters, digits and single hyphens, beginning with a letter',
      remedy: 'choose a name such as aws2azure',
    },
  ),
  'stand-in',
);

/** Everything that a `vpc2vnet.yaml` may say. */
export const configSchema = z
  .strictObject({
    name: linkName,
    aws: awsSchema,
    sites: sitesSchema,
    azure: azureSchema,
    ipsec: ipsecSchema,
    backend: backendSchema,
    unlisted: z
      .array(
        withStandIn(
          patternField(
            'A value as it is written at its place, such as eu-central-9.',
            /^[A-Za-z][A-Za-z0-9 ._-]{0,63}$/,
            {
              code: 'unlisted',
              rule: 'must be the name of a region, location, zone, instance type or VM size',
              remedy: 'write it as at its place',
            },
          ),
          'stand-in',
        ),
      )
      .max(10)
      .default([])
      .meta({
        description:
          'Names that are newer than the tables of this version: regions, locations, zones, instance types and VM sizes in this list are not compared with them. Default: none.',
      }),
    tags: z
      .record(tagKey('Key of a tag.'), tagValue('Value of a tag.'))
      .default({})
      .meta({ description: 'Tags put on every resource of both clouds; at most 40.' }),
    ignoreTags: z
      .array(withStandIn(foreignTagKey('Key of a tag, or its beginning with a * behind it.'), 'CreatedOn'))
      .max(40)
      .default([])
      .meta({
        description:
          'Tags that something else sets on resources in Azure, such as an Azure Policy of effect modify or append: CreatedOn, or hidden-* for all keys with that beginning. Terraform leaves such a key as it is. With a beginning in the list it leaves all tags of existing resources as they are, also those of `tags`, because it can ignore single keys or all. Deployments from Bicep and ARM set the tags of the config alone; a policy then sets its own again. Default: none.',
      }),
    prices: z.record(z.string(), price('US dollars for one unit.')).default({}).meta({
      description:
        'Your prices in US dollars, for the cost that `plan` and `synth` print, by the keys that they name: per hour for instance types, gateway SKUs, publicIpv4, azurePublicIp and connection; per month for keyStorage, alarm, metric and VM sizes with their disk; per GB for gp3 (a month), awsDataOut and azureDataOut. Instead of prices of this version that are not confirmed, or of another region. Nothing that is deployed follows from them. Default: none.',
    }),
  })
  .meta({ title: 'vpc2vnet', description: 'A link between an AWS VPC and an Azure VNet.' });

/** A configuration as the file has it, with the simple defaults filled in. */
export type Config = z.output<typeof configSchema>;
