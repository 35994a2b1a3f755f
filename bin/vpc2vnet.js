#!/usr/bin/env node
const { join } = require('node:path');

// In the repository the sources are compiled as they are loaded; the package has them compiled.
const root = join(__dirname, '..');
require('ts-node').register({ cwd: root, projectSearchDir: root });
require('./command');
