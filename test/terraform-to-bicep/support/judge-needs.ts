import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { command, type Need } from '../../fixtures/needs';
import { TERRAFORM } from '../../fixtures/terraform';

/** Microsoft's own compiler; `az bicep` has no server. */
export const BICEP = command('bicep', 'install the Bicep CLI, 0.49 or newer');

/** Stacks of other projects; not part of the repository. */
export const OTHERS = join(__dirname, '../../../../shared/emit-cases');

export const BICEP_AND_OTHERS: Need = {
  what: 'the command bicep, with the stacks of others',
  install: 'install the Bicep CLI, and put the stacks into ../shared/emit-cases',
  isMet: () => BICEP.isMet() && existsSync(OTHERS) && readdirSync(OTHERS).length > 0,
};

/** Both answer each question. */
export const BICEP_AND_TERRAFORM: Need = {
  what: 'the command bicep, with terraform or tofu',
  install: 'install the Bicep CLI, and OpenTofu or Terraform',
  isMet: () => BICEP.isMet() && TERRAFORM.isMet(),
};
