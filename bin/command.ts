#!/usr/bin/env node
import { guardOutput } from '../lib/terminal/guard-output.edge';
import { startQuickly } from './quick-start.edge';

guardOutput();
startQuickly();
// Loaded after the guard, which also covers what the modules of the command line print.
void import('./cli/main.edge').then(({ main }) => main(process.argv));
