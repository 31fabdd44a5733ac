import { LoadedView, PageHead, useLoaded, useMessages } from '#design';
import type { BaseAnswer } from '../api.ts';
import { LaboratoryView } from './LaboratoryView.tsx';
import './laboratory.css';
import { words } from './words.ts';

/** Where anyone moves the levers of the pension system. */
export default function LaboratoryPage() {
  const t = useMessages(words);
  const [loaded, again] = useLoaded<BaseAnswer>('/api/laboratory/base');
  return (
    <>
      <PageHead title={t.title} lede={t.lede} />
      <LoadedView loaded={loaded} again={again}>
        {(base) => <LaboratoryView base={base} />}
      </LoadedView>
    </>
  );
}
