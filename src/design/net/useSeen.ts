import { useEffect } from 'react';
import { ask } from './client.ts';

/** Tells the server that who looks has read what is new at an address, once it is hers; null where it is not. */
export function useSeen(url: string | null): void {
  useEffect(() => {
    if (url !== null) void ask(url, { body: {} }).catch(() => {});
  }, [url]);
}
