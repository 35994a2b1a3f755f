import { down } from '../../../lib/driver/down.edge';
import { drive } from '../drive.edge';
import type { Run } from '../verbs';

/** Deletes the link from both clouds. */
export const run: Run<'down'> = (options) => drive(down, options);
