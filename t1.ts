import { runLab } from './lib/lab/lab.edge';
import { printEvent } from './lib/lab/report/person';
const t0 = Date.now();
runLab({ outDir: '/tmp/lab-scratch/seed', keep: process.argv.includes('keep'), faults: process.argv.includes('faults'), kernel: process.argv.includes('host') ? 'host' : undefined, report: (e) => console.log(((Date.now() - t0) / 1000).toFixed(1), printEvent(e)) }).then((r) => console.log(JSON.stringify({ ...r, checks: 0 }, null, 1)), (e) => { console.error(e); process.exit(1); });
