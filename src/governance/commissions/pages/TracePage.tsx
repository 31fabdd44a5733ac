import { useEffect } from 'react';
import {
  Breadcrumb,
  formatDateShort,
  formatNumber,
  type Language,
  LoadedView,
  PageHead,
  Trace,
  type TraceStep,
  useLanguage,
  useLoaded,
  useMessages,
} from '#design';
import { plainDate } from '#kernel';
import type { NodeView, TraceAnswer } from '../api.ts';
import { supervisionWords } from './supervisionWords.ts';
import { traceWords } from './traceWords.ts';

const words = {
  es: {
    title: 'De dónde viene y adónde va',
    lede: 'Cada paso es un registro público: elija uno para leerlo en su lugar o para seguir la cadena desde él.',
    open: 'Leer el registro',
    alone: 'Todavía ningún otro registro se apoya en este, ni este en otro.',
    private: 'De las personas que calificaron o reclamaron solo se dice cuántas son, y nunca si son pocas.',
    file: 'Esta cadena como archivo (JSON)',
  },
  en: {
    title: 'Where it comes from and where it goes',
    lede: 'Each step is a public record: choose one to read it in its place or to follow the chain from it.',
    open: 'Read the record',
    alone: 'No other record rests on this one yet, and it rests on none.',
    private:
      'Of the people who rated or complained only how many they are is said, and never when they are few.',
    file: 'This chain as a file (JSON)',
  },
};

const cut = (text: string) => (text.length > 140 ? `${text.slice(0, 138)}…` : text);

export function stepOf(
  node: NodeView,
  language: Language,
  t: (typeof traceWords)['es'],
  place?: TraceStep['place'],
): TraceStep {
  const when = node.on
    ? formatDateShort(plainDate(node.on), language)
    : node.due
      ? t.due(formatDateShort(plainDate(node.due), language))
      : undefined;
  const persons = node.counted
    ? node.persons === null
      ? t.few
      : t.persons(formatNumber(node.persons, { language }))
    : undefined;
  if (node.pending) {
    const what = node.kind as keyof typeof t.pending.ahead;
    return {
      kind: t.kind[node.kind],
      title: t.pending[node.pending][what],
      when,
      place: place ?? node.pending,
    };
  }
  return {
    kind: t.kind[node.kind],
    title: cut(node.title),
    href: place === 'here' ? undefined : node.trace,
    when: persons ?? when,
    place,
  };
}

/** The chain of records through one of them, in both directions. */
export default function TracePage({ params }: { params: Readonly<Record<string, string>> }) {
  const t = useMessages(words);
  const w = useMessages(traceWords);
  const s = useMessages(supervisionWords);
  const [language] = useLanguage();
  const url = `/api/traces/${encodeURIComponent(params.slug ?? '')}/${encodeURIComponent(params.id ?? '')}`;
  const [loaded, again] = useLoaded<TraceAnswer>(url);
  // Who comes from her rating or her case brings its key after #: it does not stay in sight.
  useEffect(() => {
    if (location.hash) history.replaceState(history.state, '', location.pathname + location.search);
  }, []);
  return (
    <div className="flow">
      <Breadcrumb
        items={[
          { label: s.home, href: '/' },
          { label: s.supervision, href: '/supervision' },
        ]}
      />
      <PageHead title={t.title} lede={t.lede} />
      <LoadedView loaded={loaded} again={again}>
        {({ before, here, after }) => (
          <div className="flow">
            <Trace
              steps={[
                ...before.map((one) => stepOf(one, language, w)),
                stepOf(here, language, w, 'here'),
                ...after.map((one) => stepOf(one, language, w)),
              ]}
            />
            {before.length + after.length === 0 && <p>{t.alone}</p>}
            <p>
              <a href={here.href}>{t.open}</a>
            </p>
            <p className="soft">{t.private}</p>
            <p>
              <a href={url}>{t.file}</a>
            </p>
          </div>
        )}
      </LoadedView>
    </div>
  );
}
