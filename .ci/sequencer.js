const { default: Sequencer } = require('@jest/test-sequencer');

/**
 * The order in which stages start, the longest tests first, so that none of them is left alone at the end. All labs
 * but the first file of them come late: two files of labs at once would be more machines than processors.
 */
const ORDER = ['clouds', 'toolkits', 'emitter', 'tools', 'lab', 'unit'];

module.exports = class extends Sequencer {
  sort(tests) {
    const stage = ({ context }) => context.config.displayName?.name;
    const sorted = super.sort(tests);
    const first = sorted.find((test) => stage(test) === 'lab');
    const place = (test) => (test === first ? -1 : ORDER.indexOf(stage(test)));
    return [...sorted].sort((a, b) => place(a) - place(b));
  }
};
