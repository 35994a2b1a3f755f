import { subscriptionOf } from '../../../lib/rights/azure-role';
import { checkedSubscription, permissionFiles } from '../../../lib/rights/permission-files';
import { printer, printNotice } from '../../../lib/terminal/terminal.edge';
import { linkFilesFromOptions } from '../../../lib/workspace/app-context.edge';
import { loadLink } from '../../../lib/workspace/load-link.edge';
import { writeTree } from '../../../lib/write-files/write-tree.edge';
import { renderLink } from '../../render.edge';
import { namesIn } from '../../../lib/write-files/read-tree.edge';
import type { OutputFile } from '../../../lib/write-files/file-tree';
import type { Run } from '../verbs';

const PLACEHOLDER = 'SUBSCRIPTION_ID';
const OWN = /^aws-(deploy|read)(-\d+)?\.json$/;

/** Writes what an administrator needs to give an identity the rights for this link; asks no cloud. */
export const run: Run<'permissions'> = ({ out, subscription: given, ...named }) => {
  const subscription = given === undefined ? subscriptionHere() : checkedSubscription(given, '--subscription');
  const { link } = loadLink(linkFilesFromOptions(named), { preview: true });
  const files = permissionFiles(
    link,
    renderLink(link, { validate: false }),
    subscription ?? subscriptionOf(link) ?? PLACEHOLDER,
  );
  const { written, unchanged } = writeTree(out, files, { stale: formerFiles(out, files) });
  for (const { path } of files) printer.print(path);
  printer.print(`${out}: ${written.length} written, ${unchanged.length} unchanged`);
  if (link.roles.permissionsBoundary === undefined) {
    printNotice(
      'without aws.roles.permissionsBoundary, whoever has aws-deploy can create a role with any rights; docs/reference/permissions.md says more',
    );
  }
  if (files.some(({ content }) => content.includes(PLACEHOLDER))) {
    printNotice(`the subscription is not known: replace ${PLACEHOLDER} in the roles of Azure, or pass --subscription`);
  }
};

/** Files of an earlier run in a folder: an administrator would attach those of a policy that has fewer parts now, too. */
function formerFiles(out: string, files: readonly OutputFile[]): readonly string[] {
  return namesIn(out).filter((name) => OWN.test(name) && !files.some(({ path }) => path === name));
}

function subscriptionHere(): string | undefined {
  const { ARM_SUBSCRIPTION_ID = '' } = process.env;
  return ARM_SUBSCRIPTION_ID === '' ? undefined : checkedSubscription(ARM_SUBSCRIPTION_ID, 'ARM_SUBSCRIPTION_ID');
}
