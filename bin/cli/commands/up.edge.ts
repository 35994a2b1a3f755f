import { up } from '../../../lib/driver/up.edge';
import { drive } from '../drive.edge';
import type { Run } from '../verbs';

/** Deploys whatever is missing, until both clouds match the config. */
export const run: Run<'up'> = (options) => drive(up, options);
