/** Parts of the window that are not needed to draw it first: their code comes soon after, or when asked for. */
import { type ComponentType, createElement, Suspense, use, useState } from 'react';
import { t } from '../../shared/language/words.ts';
import { Fault } from './fault.tsx';

/** A component whose code comes late, and how to have it come before it is asked for. */
export type LatePart<P extends object> = ComponentType<P> & {
  /** Never rejects: what failed to come is tried again when it is drawn. */
  readonly prefetch: () => Promise<void>;
};

type Answer<P> = Promise<ComponentType<P>>;

const NotThere = () => <Fault text={t('parts.thisPartFermataCouldNot')} />;

/**
 * `load` brings the code. Once it is there the part is drawn at once, as if it had never been apart; until then
 * `Meanwhile` stands in its place.
 */
export const late = <P extends object>(
  load: () => Promise<ComponentType<P>>,
  Meanwhile: ComponentType<P> | null = null,
): LatePart<P> => {
  let found: ComponentType<P> | null = null;
  let coming: Answer<P> | null = null;
  const bring = async (): Promise<ComponentType<P>> => {
    try {
      found = await load();
      return found;
    } catch {
      coming = null; // The network, or a relay that was updated meanwhile: the next one to ask tries again.
      return NotThere;
    }
  };
  const ask = (): Answer<P> => (coming ??= bring());
  const Inner = ({ answer, own }: { readonly answer: Answer<P>; readonly own: P }) =>
    createElement(found ?? use(answer), own);
  const Late = (props: P) => {
    const [answer] = useState(ask); // One answer for as long as it is drawn, or a failure would be asked for ever.
    return (
      <Suspense fallback={Meanwhile === null ? null : createElement(Meanwhile, props)}>
        <Inner answer={answer} own={props} />
      </Suspense>
    );
  };
  const prefetch = async (): Promise<void> => {
    await ask();
  };
  return Object.assign(Late, { prefetch });
};
