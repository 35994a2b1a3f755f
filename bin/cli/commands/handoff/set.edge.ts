import { setField } from '../../../../lib/handoff/set-field';
import { changeHandoff } from '../../change-handoff.edge';
import type { Run } from '../../verbs';

/** Sets one field of the hand-off. */
export const run: Run<'handoff set'> = (options, field, value) => {
  changeHandoff(options, (link, handoff, commands) => setField(field, value, link, handoff, commands));
};
