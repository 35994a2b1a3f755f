import { loadConfig } from '../../lib/config/load';
import { previewLink } from '../../lib/model/preview';
import { resolveLink } from '../../lib/model/resolve';
import { drawLink } from '../../lib/review/picture/draw-link';
import { COLORS, PICTURE_STYLE } from '../../lib/review/picture/picture-style';
import { printSvg } from '../../lib/review/picture/svg';
import { readRepository } from './repository';

const SHOWN = 'examples/minimal/vpc2vnet.yaml';

/** The picture of the README: that of the shortest config, light and dark. @throws Error when its config has a problem */
export function linkPicture(): string {
  const loaded = loadConfig(readRepository(SHOWN), SHOWN);
  if (!loaded.ok) throw new Error(`${SHOWN} has problems`);
  return `${printSvg(drawLink(previewLink(resolveLink(loaded))), `${COLORS}\n${PICTURE_STYLE}`)}\n`;
}
