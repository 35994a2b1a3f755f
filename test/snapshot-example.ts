// <snapshot-tests>
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Template } from 'aws-cdk-lib/assertions';
import { Stack } from 'aws-cdk-lib/core';
import { TerraformStack, Testing } from 'cdktf';
import { awsAppOf, azureAppOf, linkOf, routerFilesOf } from '../lib';

const link = linkOf(readFileSync(join(__dirname, '../vpc2vnet.yaml'), 'utf8'), {}, { preview: true });
const aws = awsAppOf(link).node.children.filter((child) => Stack.isStack(child));
const azure = azureAppOf(link).node.children.filter((child) => TerraformStack.isStack(child));

test.each(aws)('CloudFormation of %s', (stack) => expect(Template.fromStack(stack).toJSON()).toMatchSnapshot());
test.each(azure)('Terraform of %s', (stack) => expect(Testing.synth(stack)).toMatchSnapshot());
test('files of the routers', () => expect(routerFilesOf(link)).toMatchSnapshot());
// </snapshot-tests>
