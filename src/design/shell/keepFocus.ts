/**
 * Whoever works with the keyboard, or listens to the page, stands somewhere on it. What she stands on may be taken away by what she
 * did: a form that was sent, a row removed, a step gone on from. Browsers then put her back at the beginning of the page and say
 * nothing. Here she is taken to what came in its place; where nothing came, to what stood before it; else to what it was in.
 *
 * A form sent with faults takes her to the first of them, where the page has no summary of faults that does so.
 *
 * @param held what holds the focus now. @returns what ends it.
 */
export function keepFocus(held: Element | null = null): () => void {
  /** What holds the focus and all that it is in, the innermost first. */
  let path = pathTo(held);
  let changes: MutationRecord[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  const look = () => {
    const records = changes;
    changes = [];
    const [lost] = path;
    if (!lost || !isNowhere() || isShown(lost)) return;
    const at = path.findIndex(isShown);
    const [around, gone] = [path[at], path[at - 1]];
    path = [];
    if (around && gone) stand(successor(around, gone, records));
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(look);
  };
  const onFocus = (event: FocusEvent) => {
    path = pathTo(event.target as Element | null);
  };
  // Who clicked beside everything let go of the focus herself.
  const onBlur = () =>
    setTimeout(() => {
      if (isNowhere() && path[0] && isShown(path[0])) path = [];
    });
  const observer = new MutationObserver((records) => {
    if (path.length === 0 || !isNowhere()) return;
    changes.push(...records);
    soon();
  });
  const onSubmit = (event: Event) =>
    setTimeout(() => {
      if (document.querySelector('.errors')) return;
      const wrong = '[aria-invalid="true"], fieldset[data-error] input';
      (event.target as Element | null)?.querySelector<HTMLElement>(wrong)?.focus();
    });

  observer.observe(document.body, { childList: true, subtree: true });
  const listeners = [
    ['focusin', onFocus],
    ['focusout', onBlur],
    ['toggle', soon],
    ['submit', onSubmit],
  ] as const;
  // Toggles do not bubble: they are met on their way down.
  for (const [name, listener] of listeners) document.addEventListener(name, listener as EventListener, true);
  return () => {
    observer.disconnect();
    clearTimeout(timer);
    for (const [name, listener] of listeners)
      document.removeEventListener(name, listener as EventListener, true);
  };
}

const isNowhere = () => document.activeElement === document.body || document.activeElement === null;
const isShown = (element: Element) => element.isConnected && element.checkVisibility();

function pathTo(element: Element | null): Element[] {
  const path: Element[] = [];
  for (let one = element; one && one !== document.body; one = one.parentElement) path.push(one);
  return path;
}

/** What she is taken to when `gone` was taken out of `around`, or hidden in it. */
function successor(around: Element, gone: Element, records: readonly MutationRecord[]): Element {
  const removal = records.find((one) => one.target === around && [...one.removedNodes].includes(gone));
  if (!removal) return around;
  const before = removal.previousSibling?.parentNode === around ? removal.previousSibling : null;
  const inPlace = before ? elementFrom(before.nextSibling, 'nextSibling') : around.firstElementChild;
  const came = inPlace && records.some((one) => [...one.addedNodes].includes(inPlace)) ? inPlace : null;
  // What stands in closed details cannot be stood on.
  const places = [came, elementFrom(before, 'previousSibling'), inPlace];
  return places.find((one) => one !== null && isShown(one)) ?? around;
}

function elementFrom(node: Node | null, way: 'nextSibling' | 'previousSibling'): Element | null {
  for (let one = node; one; one = one[way]) if (one instanceof Element) return one;
  return null;
}

/** Stands on an element: on what names it, where something does, so that its name is read out. */
function stand(element: Element): void {
  const name = element.getAttribute('aria-labelledby');
  const own = ':scope > summary, :scope > :is(h1, h2, h3, h4), :scope > .page-head > h1';
  const place =
    (name && element.querySelector<HTMLElement>(`#${CSS.escape(name)}`)) ||
    element.querySelector<HTMLElement>(own) ||
    (element as HTMLElement);
  if (place.tabIndex < 0) place.tabIndex = -1;
  place.focus();
}
