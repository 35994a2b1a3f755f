import type { Case } from '../case';
import { ALARMS } from './cases/alarms';
import { BACKEND } from './cases/backend';
import { CLOUDS } from './cases/clouds';
import { EXISTING_AZURE } from './cases/existing-azure';
import { GATEWAY } from './cases/gateway';
import { IPSEC } from './cases/ipsec';
import { NAMES } from './cases/names';
import { EXISTING } from './cases/existing';
import { NETWORKS } from './cases/networks';
import { PRICES } from './cases/prices';
import { ROLES } from './cases/roles';
import { SECRETS } from './cases/secrets';
import { SITES } from './cases/sites';
import { TAGS } from './cases/tags';
import { TOGETHER } from './cases/together';
import { TYPES } from './cases/types';
import { YAML_SYNTAX } from './cases/yaml-syntax';

/** Invalid configs by subject. */
export const SUBJECTS: Readonly<Record<string, readonly Case[]>> = {
  alarms: ALARMS,
  backend: BACKEND,
  'what exists in Azure': EXISTING_AZURE,
  gateway: GATEWAY,
  ipsec: IPSEC,
  names: NAMES,
  existing: EXISTING,
  networks: NETWORKS,
  prices: PRICES,
  roles: ROLES,
  secrets: SECRETS,
  sites: SITES,
  tags: TAGS,
  'several problems': TOGETHER,
  types: TYPES,
  YAML: YAML_SYNTAX,
  'values of the clouds': CLOUDS,
};

/** All of them. */
export const CASES = Object.values(SUBJECTS).flat();
