import { readFileSync } from 'node:fs';
import { BICEP, BICEP_AND_OTHERS, BICEP_AND_TERRAFORM } from '../terraform-to-bicep/support/judge-needs';
import { TYPES } from '../terraform-to-bicep/support/shared';
import { skipsThatNeedAnAnswer } from './skips';

/** What CI may lack, since it comes neither with the repository nor from a registry of packages. */
const OPTIONAL = [BICEP, BICEP_AND_OTHERS, BICEP_AND_TERRAFORM, TYPES];

/** Fails when a test was skipped that should have run: `ts-node test/repository/check-skips.ts RESULTS` */
const lines = skipsThatNeedAnAnswer(JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')), OPTIONAL);
for (const line of lines) console.error(line);
process.exitCode = lines.length === 0 ? 0 : 1;
