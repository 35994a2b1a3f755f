#!/usr/bin/env node
const { join } = require('node:path');

const root = join(__dirname, '..');
require('ts-node').register({ cwd: root, projectSearchDir: root });
const { guardOutput } = require('../lib/terminal/guard-output.edge');

guardOutput();
require('./cli/main.edge').main(process.argv);
