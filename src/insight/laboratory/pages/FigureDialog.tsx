import { useEffect, useState } from 'react';
import { Button, Dialog, formatNumber, Loading, useLanguage, useMessages } from '#design';
import { sayMillions } from '../describe.ts';
import { singleFormulas, sourceWords, tableWords, yearlyFormulas } from '../figureSources.ts';
import type { OpenedFigure } from '../openFigure.ts';
import type { EngineWorker } from '../workers.ts';
import { type OpenFigure, sayFigure, titleOf } from './FigureButton.tsx';
import { words } from './words.ts';

/** Opens a figure step by step: formula, parts that open in turn, assumptions with their mark and source, tables and norms. */
export default function FigureDialog({
  open,
  engine,
  onPath,
  onClose,
}: {
  open: OpenFigure | null;
  engine: EngineWorker | null;
  onPath: (path: readonly string[]) => void;
  onClose: () => void;
}) {
  const t = useMessages(words).trace;
  const [language] = useLanguage();
  const [shown, setShown] = useState<OpenedFigure | null>(null);
  const name = open?.path.at(-1);
  const scenario = open?.scenario;
  useEffect(() => {
    if (!engine || !name || !scenario) return;
    let current = true;
    engine.ask('figure', { scenario, figure: name }).then(
      (opened) => current && setShown(opened),
      () => {},
    );
    return () => {
      current = false;
    };
  }, [engine, name, scenario]);
  const before = open?.path.at(-2);
  return (
    <Dialog
      open={open !== null}
      onClose={onClose}
      title={name ? titleOf(name, language) : t.title}
      size="wide"
      actions={
        before && (
          <Button onClick={() => onPath(open!.path.slice(0, -1))}>
            {t.back} {titleOf(before, language)}
          </Button>
        )
      }
    >
      {open && <p className="kicker">{t.of(open.scenarioTitle)}</p>}
      {shown && shown.name === name ? (
        <Opened figure={shown} onStep={(step) => onPath([...open!.path, step])} />
      ) : (
        <Loading />
      )}
    </Dialog>
  );
}

function Opened({ figure, onStep }: { figure: OpenedFigure; onStep: (name: string) => void }) {
  const t = useMessages(words).trace;
  const marks = useMessages(words).marks;
  const [language] = useLanguage();
  const [kind = ''] = figure.name.split('@');
  const formula =
    singleFormulas[figure.name]?.[language] ?? (language === 'es' ? yearlyFormulas[kind] : figure.formula);
  return (
    <>
      <p className="lab-opened__value">{sayFigure(figure.name, figure.value, language, t.horizon)}</p>
      {formula && (
        <>
          <h3>{t.formula}</h3>
          <p className="lab-formula">{formula}</p>
        </>
      )}
      {figure.parts.length > 0 && (
        <>
          <h3>{t.parts}</h3>
          <ul className="ledger bare lab-parts">
            {figure.parts.map((part) => (
              <li key={part.name}>
                <button type="button" className="lab-part" onClick={() => onStep(part.name)}>
                  <span className="lab-part__sign">{part.sign}</span>
                  {titleOf(part.name, language)}
                </button>
                <span className="ledger__value">{sayFigure(part.name, part.value, language)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {figure.assumptions.length > 0 && (
        <>
          <h3>{t.assumptions}</h3>
          <ul className="ledger bare">
            {figure.assumptions.map((one) => (
              <li key={one.name}>
                <span>
                  {one.title[language]}{' '}
                  <span className="lab-mark" data-mark={one.mark}>
                    {marks[one.mark] ?? one.mark}
                  </span>
                  <span className="ledger__source">
                    {t.where}: {one.source[language]}
                  </span>
                </span>
                <span className="ledger__value">
                  {formatNumber(one.value, { language, decimals: decimalsFor(one.value) })}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {figure.tables.length > 0 && (
        <>
          <h3>{t.tables}</h3>
          <ul>
            {figure.tables.map((table) => (
              <li key={table}>{tableWords[table]?.[language] ?? table}</li>
            ))}
          </ul>
        </>
      )}
      {figure.sources.length > 0 && (
        <>
          <h3>{t.sources}</h3>
          <ul>
            {figure.sources.map((source) => (
              <li key={source}>{language === 'es' ? (sourceWords[source] ?? source) : source}</li>
            ))}
          </ul>
        </>
      )}
      {figure.flows.length > 0 && <Flows flows={figure.flows} />}
    </>
  );
}

function Flows({ flows }: { flows: OpenedFigure['flows'] }) {
  const t = useMessages(words).trace;
  const [language] = useLanguage();
  return (
    <>
      <h3>{t.flows}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section className="table-scroll lab-flows" tabIndex={0} aria-label={t.flows}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t.year}</th>
              <th scope="col" className="numeric">
                {t.flow}
              </th>
              <th scope="col" className="numeric">
                {t.discount}
              </th>
              <th scope="col" className="numeric">
                {t.product}
              </th>
            </tr>
          </thead>
          <tbody>
            {flows.map(({ year, flow, discount }) => (
              <tr key={year}>
                <th scope="row">{year}</th>
                <td className="numeric">{sayMillions(flow, language)}</td>
                <td className="numeric">${formatNumber(discount, { language, decimals: 4 })}</td>
                <td className="numeric">{sayMillions(flow * discount, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

/** As many decimals as the size of an assumption asks for. */
function decimalsFor(value: number): number {
  const size = Math.abs(value);
  if (Number.isInteger(value)) return 0;
  return size >= 1000 ? 2 : size >= 1 ? 3 : 5;
}
