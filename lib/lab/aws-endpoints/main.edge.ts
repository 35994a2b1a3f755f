import { readFileSync } from 'node:fs';
import { serve, type Service } from './serve.edge';

const [, , configFile = '', readyFile = ''] = process.argv;
void serve(JSON.parse(readFileSync(configFile, 'utf8')) as readonly Service[], readyFile);
