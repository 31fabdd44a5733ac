import { startTransition, useEffect, useState } from 'react';

// Longer than a frame by far, shorter than anyone waits for: what the hand goes on changing is not drawn again until it rests.
const restMs = 160;

/** A value as it was when it last stood still for a moment; at first the value itself. For what nobody reads in motion. */
export function useRested<Value>(value: Value): Value {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    if (Object.is(rested, value)) return;
    const timer = setTimeout(() => startTransition(() => setRested(() => value)), restMs);
    return () => clearTimeout(timer);
  }, [rested, value]);
  return rested;
}
