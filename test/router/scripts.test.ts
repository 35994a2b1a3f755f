import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRouterScripts } from '../../lib/router/scripts.edge';

describe('the scripts of the router', () => {
  test('have the line ends of Linux, however they were checked out', () => {
    mkdirSync('windows');
    for (const [name, text] of Object.entries(readRouterScripts()))
      writeFileSync(join('windows', name), text.replaceAll('\n', '\r\n'));

    expect(readRouterScripts('windows')).toEqual(readRouterScripts());
  });

  test('are the scripts only, whatever else a program has put into their folder', () => {
    mkdirSync('extra');
    for (const name of ['vpc2vnet-key', '.DS_Store', 'vpc2vnet-key~', 'vpc2vnet-key.orig', 'Thumbs.db'])
      writeFileSync(join('extra', name), '');

    expect(Object.keys(readRouterScripts('extra'))).toEqual(['vpc2vnet-key']);
  });
});
