import { COLORS, PICTURE_STYLE } from '../picture/picture-style';

const PAGE = `
*{box-sizing:border-box}
:root{color-scheme:light dark}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
header,main,footer,nav{max-width:62rem;margin:0 auto;padding:0 1rem}
h1{font-size:1.7rem;line-height:1.2;margin:1.5rem 0 .25rem}
h2{font-size:1.25rem;margin:2.25rem 0 .5rem;border-bottom:1px solid var(--line);padding-bottom:.2rem}
nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1rem;list-style:none;margin:1rem auto;padding:0}
a{color:var(--accent)}
.faint,figcaption,caption{color:var(--faint)}
.scroll{overflow-x:auto;margin:.75rem 0}
.scroll:focus-visible,a:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
table{border-collapse:collapse;width:100%;min-width:40rem;font-size:.9rem;overflow-wrap:break-word}
caption{text-align:left;font-weight:600;padding:.25rem 0}
th,td{text-align:left;vertical-align:top;padding:.35rem .75rem .35rem 0;border-top:1px solid var(--line);min-width:5.5rem;max-width:24rem}
thead th{border-top:0}
tbody th{font-weight:500}
figure{margin:.75rem 0}
.picture{display:block;width:100%;min-width:46rem;height:auto}
.bar{display:block;width:100%;height:1.5rem}
.marks{display:flex;justify-content:space-between;font-size:.75rem;color:var(--faint)}
.badge{display:inline-block;padding:.05rem .5rem;border-radius:.75rem;background:var(--badge)}
.bad{color:var(--bad);font-weight:600}
footer{margin-top:3rem;padding-bottom:2rem;color:var(--faint);font-size:.85rem}
@media print{nav{display:none}body{font-size:10pt}.scroll{overflow:visible}.picture,table{min-width:0}h2{break-after:avoid}tr,figure,svg{break-inside:avoid}a{text-decoration:none}@page{margin:14mm}}
`.trim();

/** The style sheet of the page; it loads nothing. */
export const PAGE_STYLE = [COLORS, PAGE, PICTURE_STYLE].join('\n');
