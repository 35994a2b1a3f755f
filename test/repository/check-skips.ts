import { readFileSync } from 'node:fs';
import { BICEP, BICEP_AND_OTHERS, BICEP_AND_TERRAFORM } from '../terraform-to-bicep/support/judge-needs';
import { TYPES } from '../terraform-to-bicep/support/shared';
import { skipsThatNeedAnAnswer } from './skips';

/** Fails when a test was skipped that should have run: `ts-node test/repository/check-skips.ts RESULTS` */
const lines = skipsThatNeedAnAnswer(JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')), [
  BICEP,
  BICEP_AND_OTHERS,
  BICEP_AND_TERRAFORM,
  TYPES,
]);
for (const line of lines) console.error(line);
process.exitCode = lines.length === 0 ? 0 : 1;
