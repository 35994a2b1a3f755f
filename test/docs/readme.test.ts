import { README } from '../fixtures/readme';

test('README has at most 150 lines', () => {
  expect(README.split('\n').length - 1).toBeLessThanOrEqual(150);
});

test('README has its sections in the order in which a newcomer asks', () => {
  const headings = [...README.replaceAll(/^```.*?^```/gms, '').matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);

  expect(headings).toEqual([
    'What you get',
    'When to use it',
    'Requirements',
    'Quick start without a cloud',
    'Deploy',
    'The config',
    'Commands',
    'Known gaps',
    'Documentation',
  ]);
});
