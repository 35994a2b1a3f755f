/** Colors of the page and of its pictures, light and dark; the contrast of text is at least 4.5 to 1. */
export const COLORS = `
:root{--paper:#fff;--ink:#1c2430;--faint:#55606e;--line:#8a94a3;--panel:#f3f5f8;--box:#fff;--machine:#dbe7ff;--accent:#0b57b8;--used:#5b8def;--free:#e3e7ee;--bad:#a4161a;--badge:#ffe9c7}
@media (prefers-color-scheme:dark){:root{--paper:#12161c;--ink:#e6eaf0;--faint:#a8b2c0;--line:#66707f;--panel:#1b2129;--box:#12161c;--machine:#1d3358;--accent:#8ab8ff;--used:#3f6fd1;--free:#333c48;--bad:#ff9a9a;--badge:#4a3613}}
@media print{:root{--paper:#fff;--ink:#000;--faint:#333;--line:#777;--panel:#fff;--box:#fff;--machine:#eee;--accent:#000;--used:#777;--free:#ddd;--bad:#000;--badge:#eee}}
`.trim();

/** Rules of what a picture consists of. */
export const PICTURE_STYLE = `
svg text{font-family:system-ui,sans-serif;font-size:12px;fill:var(--ink)}
svg .heading{font-size:15px;font-weight:700}
svg .strong{font-weight:600}
svg .faint{fill:var(--faint);font-size:11px}
svg rect{stroke:var(--line);fill:var(--box)}
svg .cloud{fill:var(--panel);stroke:none}
svg .created{stroke:var(--ink)}
svg .existing{stroke:var(--ink);stroke-dasharray:5 4}
svg .machine{fill:var(--machine);stroke:var(--accent)}
svg .used{fill:var(--used);stroke:var(--paper)}
svg .free{fill:var(--free);stroke:none}
svg path{fill:none}
svg .tunnel{stroke:var(--accent);stroke-width:2}
svg .peering{stroke:var(--line);stroke-width:1.5}
`.trim();
