import { renderWhenChanged } from '../../bin/render.edge';
import { bothSides } from '../fixtures/handoffs';
import { linkOf } from '../fixtures/link-of';

/** A renderer that says how often it rendered. */
function counting() {
  const render = jest.fn((link: { name: string }) => [{ path: 'name', content: link.name }]);
  return { render, renderOnce: renderWhenChanged(render) };
}

describe('rendering after each step of the driver', () => {
  test('renders a link once while it stays the same', () => {
    const { render, renderOnce } = counting();
    const outputs = [1, 2].map(() => renderOnce(linkOf(), { validate: false }));
    expect(outputs[1]).toEqual(outputs[0]);
    expect(render).toHaveBeenCalledTimes(1);
  });

  test('renders again when a step has changed the link', () => {
    const { render, renderOnce } = counting();
    renderOnce(linkOf(), { validate: false });
    renderOnce(linkOf(undefined, bothSides()), { validate: false });
    expect(render).toHaveBeenCalledTimes(2);
  });

  test('renders again for another folder of the state', () => {
    const { render, renderOnce } = counting();
    renderOnce(linkOf(), { validate: false });
    renderOnce(linkOf(), { validate: false, stateFolder: '../state' });
    expect(render).toHaveBeenCalledTimes(2);
  });
});
