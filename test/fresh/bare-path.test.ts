import { describeNewcomer } from './newcomer';

// The oldest Node and the recommended one; the newest is tested before a release.
describeNewcomer([22, 24]);
