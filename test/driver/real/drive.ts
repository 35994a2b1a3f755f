import { driverWith } from './driver-with';
import { terraformDataStack } from './terraform-data-stack';

/** `vpc2vnet`'s driver on the real AWS side and a Terraform side of terraform_data; run as a process of its own. */
void driverWith((path, content) =>
  path.endsWith('/cdk.tf.json')
    ? terraformDataStack(content, process.env.TEST_FAILING_RESOURCE, process.env.TEST_FAILS_AFTER)
    : content,
);
