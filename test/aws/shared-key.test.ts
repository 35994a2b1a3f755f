import { Match, Template } from 'aws-cdk-lib/assertions';
import { SharedKey } from '../../lib/aws/shared-key';
import { testStack } from '../fixtures/test-stack';

function build(): Template {
  const stack = testStack();
  new SharedKey(stack, 'SharedKey', { linkName: 'link' });
  return Template.fromStack(stack);
}

const SECRET = 'AWS::SecretsManager::Secret';

describe('SharedKey', () => {
  test('is made of 64 letters', () => {
    build().hasResourceProperties(SECRET, {
      GenerateSecretString: { PasswordLength: 64, ExcludeNumbers: true, ExcludePunctuation: true, IncludeSpace: false },
    });
  });

  test('leaves no letter out, upper or lower case', () => {
    build().hasResourceProperties(SECRET, {
      GenerateSecretString: {
        ExcludeLowercase: Match.absent(),
        ExcludeUppercase: Match.absent(),
        ExcludeCharacters: Match.absent(),
      },
    });
  });

  test('is a bare string, as Terraform and the router read it', () => {
    build().hasResourceProperties(SECRET, {
      GenerateSecretString: { GenerateStringKey: Match.absent(), SecretStringTemplate: Match.absent() },
    });
  });

  test('has no value in the template', () => {
    build().hasResourceProperties(SECRET, { SecretString: Match.absent() });
  });

  test('takes a name of its own each time, since a deleted secret keeps its name for weeks', () => {
    build().hasResourceProperties(SECRET, { Name: Match.absent() });
  });

  test('says which link it belongs to', () => {
    build().hasResourceProperties(SECRET, { Description: Match.stringLikeRegexp('VPN link$') });
  });
});
