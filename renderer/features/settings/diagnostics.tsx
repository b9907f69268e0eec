/** Settings → About: what is known of this installation, to be read and copied by its user (D7). */
import { useState } from 'react';
import { engineFacts, factsText } from '../../../shared/bridge/diagnostics.ts';
import { t } from '../../../shared/language/words.ts';
import { useShellCommand } from '../../app/shell-context.ts';
import { useServices, useView } from '../../app/window-context.ts';
import { Button } from '../../components/button.tsx';
import { copyText } from '../../components/copy-text.ts';
import { Fault } from '../../components/fault.tsx';
import css from './settings.module.css';

/** The text: the shell's on the desktop, in a browser what the window knows by itself. */
const useDiagnostics = (): (() => Promise<string | null>) => {
  const { shell, time, version } = useServices();
  const view = useView((all) => all);
  const { send } = shell;
  return async () => {
    if (send !== null) {
      const reply = await send({ type: 'readDiagnostics' });
      return reply.ok ? (reply.text ?? null) : null;
    }
    const facts = [
      ['Fermata', `${version ?? 'of a version not known'}, in a browser`],
      ['Browser', navigator.userAgent],
    ] as const;
    return factsText([...facts, ...engineFacts(view, time.now())]);
  };
};

const Text = ({ text }: { readonly text: string }) => {
  const [told, setTold] = useState('');
  const copy = async (): Promise<void> =>
    setTold((await copyText(text)) ? t('settings.copied') : t('settings.itCouldNotBeCopied'));
  return (
    <>
      <pre
        className={css['diagnostics']}
        role="region"
        tabIndex={0}
        aria-label={t('settings.diagnostics')}
      >
        {text}
      </pre>
      <div className={css['choices']}>
        <Button onClick={() => void copy()}>{t('settings.copyDiagnostics')}</Button>
        <span role="status">{told}</span>
      </div>
    </>
  );
};

/** Shows them when they are asked for. */
export const Diagnostics = () => {
  const { shell } = useServices();
  const read = useDiagnostics();
  const { run, fault } = useShellCommand();
  const [text, setText] = useState<string | null>(null);
  const [hasFailed, setFailed] = useState(false);
  const show = async (): Promise<void> => {
    const found = await read();
    setText(found);
    setFailed(found === null);
  };
  return (
    <div className={css['diagnosis']}>
      <p className={css['soft']}>{t('settings.ifSomethingIsWrongDiagnostics')}</p>
      <div className={css['choices']}>
        <Button onClick={() => void show()}>
          {text === null ? t('settings.showDiagnostics') : t('settings.readThemAgain')}
        </Button>
        {shell.send !== null && (
          <Button look="plain" onClick={() => void run({ type: 'showLogs' })}>
            {t('settings.openLogFolder')}
          </Button>
        )}
      </div>
      {text !== null && <Text key={text} text={text} />}
      <Fault text={hasFailed ? t('settings.diagnosticsCouldNotBeRead') : fault} />
    </div>
  );
};
