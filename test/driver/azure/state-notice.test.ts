import { stateNotice } from '../../../lib/driver/azure/state-notice';
import { configOf, type ConfigPart } from '../../fixtures/config';
import { linkOf } from '../../fixtures/link-of';

const notice = (backend: ConfigPart['backend']) => stateNotice(linkOf(configOf({ name: 'demo', backend })));

describe("a notice of Terraform's state", () => {
  test('warns of the shared key in a local file', () => {
    expect(notice({})).toContain('terraform.demo-azure.tfstate, will hold the shared key unencrypted');
  });

  test('is undefined for a state in S3, which is encrypted', () => {
    expect(notice({ s3: { bucket: 'my-state', region: 'eu-central-1' } })).toBeUndefined();
  });
});
