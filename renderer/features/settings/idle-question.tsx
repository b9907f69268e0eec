/** The offer to let the browser tell when one steps away; nothing where there is nothing to ask. */
import { useSyncExternalStore } from 'react';
import { t } from '../../../shared/language/words.ts';
import { useServices } from '../../app/window-context.ts';
import type { Question } from '../../app/question.ts';
import { Button } from '../../components/button.tsx';
import css from './settings.module.css';

const Offer = ({ question }: { readonly question: Question }) => {
  const isOpen = useSyncExternalStore(question.subscribe, question.isOpen);
  if (!isOpen) return null;
  return (
    <>
      <p className={css['soft']}>{t('settings.yourBrowserCanNoticeWhen')}</p>
      <Button onClick={() => question.ask()}>{t('settings.letBrowserTellFermataWhen')}</Button>
    </>
  );
};

/** The offer, where the host can ask. */
export const IdleQuestion = () => {
  const { idleQuestion } = useServices();
  return idleQuestion && <Offer question={idleQuestion} />;
};
