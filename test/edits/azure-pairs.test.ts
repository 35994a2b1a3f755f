import { editFindings } from '../../lib/driver/preflight/edit-findings';
import { terraformOf } from '../fixtures/azure-stack';
import { COMPONENTS } from '../fixtures/components';
import { deployedAs } from '../fixtures/deployed-as';
import { linkOf } from '../fixtures/link-of';
import { AZURE_EDITS } from './azure-edits';
import { azureEdit } from './azure-rejections';
import { configWith } from './deployments';
import { EDITS } from './edits';

const STACKS = [{ title: 'the base', to: {} }, ...AZURE_EDITS].map(({ title, to }) => {
  const yaml = configWith(to);
  return { title, stack: terraformOf(linkOf(yaml, deployedAs(yaml))) };
});
const OF_PAGE = new Set(['the base', ...EDITS.map(({ title }) => title)]);

/** Each pair of edits that Resource Manager rejects, with what `plan` and `up` report before the first step. */
const REJECTED = STACKS.flatMap((before) =>
  STACKS.flatMap((after) => {
    const { changes, rejections } = azureEdit(before.stack, after.stack);
    if (rejections.length === 0) return [];
    const state = { label: 'changes pending', changes } as const;
    const findings = editFindings([{ component: COMPONENTS.azure, state }]);
    return [{ from: before.title, to: after.title, rejections, findings }];
  }),
);

test('what Resource Manager rejects from any edit to any other is reported before the first step', () => {
  expect(REJECTED.filter(({ findings }) => findings.length === 0)).toEqual([]);
  expect(REJECTED.length).toBeGreaterThan(100);
});

test('of the edits of the page, only a subnet of the test VM that is removed again may be rejected', () => {
  const ofPage = REJECTED.filter(({ from, to }) => OF_PAGE.has(from) && OF_PAGE.has(to));

  expect([...new Set(ofPage.map(({ from }) => from))]).toEqual(['a VNet subnet added first']);
  expect([...new Set(ofPage.flatMap(({ rejections }) => rejections))]).toEqual(['InUseSubnetCannotBeDeleted']);
});
