import { NEW_MACHINE } from './new-machine';
import { describeNewcomer } from './newcomer';

// The oldest Node and the recommended one; the newest is tested before a release.
describeNewcomer(NEW_MACHINE, [22, 24]);
