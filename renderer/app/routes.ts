/** Where the window is. The place stands in the address, so that a reload comes back to it (C4). */
import type { View } from '../../shared/bridge/view.ts';

/** A view of the window; `memberId` is the teammate being written to. */
export type Route =
  | { readonly place: 'welcome' | 'focus' | 'settings' }
  /** `isAll`: not the round, but all messages that are kept. */
  | { readonly place: 'review'; readonly isAll?: true }
  | { readonly place: 'team'; readonly memberId: string | null };

/** The route that an address fragment names; null when it names none. */
export const parseRoute = (hash: string): Route | null => {
  const [place, id] = hash.replace(/^#\/?/, '').split('/');
  switch (place) {
    case 'review':
      return id === 'all' ? { place, isAll: true } : { place };
    case 'welcome':
    case 'focus':
    case 'settings':
      return { place };
    case 'team':
      return { place, memberId: id === undefined || id === '' ? null : decode(id) };
    default:
      return null;
  }
};

const decode = (id: string): string | null => {
  try {
    return decodeURIComponent(id);
  } catch {
    return null; // A mangled address is nobody's name: show the list.
  }
};

/** The address fragment of a route. */
export const hashOf = (route: Route): string => {
  if (route.place === 'team' && route.memberId !== null)
    return `#/team/${encodeURIComponent(route.memberId)}`;
  return route.place === 'review' && route.isAll === true ? '#/review/all' : `#/${route.place}`;
};

/** Where a window opens when its address names no place: the welcome until someone has begun. */
export const homeRoute = (view: View): Route => {
  if (view.connection.state !== 'solo') return { place: 'team', memberId: null };
  return view.focus === null ? { place: 'welcome' } : { place: 'focus' };
};
