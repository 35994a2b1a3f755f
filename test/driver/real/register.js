const { join } = require('node:path');

const root = join(__dirname, '../../..');
require(join(root, 'node_modules/ts-node')).register({ cwd: root, projectSearchDir: root });
