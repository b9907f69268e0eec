/** All messages that are kept (W16): a part of the window that comes when somebody looks back. */
import { t } from '../../../shared/language/words.ts';
import { late } from '../../components/late.tsx';
import { Page } from '../../components/page.tsx';

const Frame = () => <Page title={t('review.allMessages')}>{null}</Page>;

/** The view of all messages. */
export const AllMessages = late(
  async () => (await import('./all-messages-page.tsx')).AllMessagesPage,
  Frame,
);
