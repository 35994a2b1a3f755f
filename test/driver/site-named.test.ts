import { siteNamed } from '../../lib/driver/site-named';
import { linkOf } from '../fixtures/link-of';
import { TWO_SITES } from '../fixtures/sites';

test('a site is found by its name', () => {
  expect(siteNamed(linkOf(TWO_SITES), 'virginia').region).toBe('us-east-1');
});

test('a name that no site has is an error that lists the sites', () => {
  expect(() => siteNamed(linkOf(TWO_SITES), 'virgina')).toThrow(
    "'virgina' is not a site of link; choose one of aws, virginia",
  );
});
