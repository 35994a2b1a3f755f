import { NEW_MACHINE } from './new-machine';
import { describeNewcomer } from './newcomer';

// The oldest Node; the others are tested before a release, and the tarball is installed on the recommended one.
describeNewcomer(NEW_MACHINE, [22]);
