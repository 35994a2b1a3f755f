import { join } from 'node:path';
import { PACKER, sharePackedScripts } from '../lib/router/packed-scripts';
import { keptStringsIn } from '../lib/write-files/kept-strings.edge';

// Packing is a sixth of the time of the unit tests, and each file of tests packs the same few scripts.
sharePackedScripts(keptStringsIn(join(__dirname, '../node_modules/.cache/vpc2vnet-packed'), PACKER));

// CloudFormation's own validation takes two seconds of each synthesis by an app; the tests of it switch it on.
process.env['CDK_VALIDATION'] = 'false';
