import {
  Axes,
  type Frame,
  formatNumber,
  leftFor,
  pathThrough,
  scaleOver,
  useLanguage,
  useMessages,
  useWidth,
} from '#design';
import { sayMillions } from '../describe.ts';
import type { Fan } from '../protocol.ts';
import { words } from './words.ts';

const billion = 1e9;

/** Two bands and the middle of many futures; below zero there is no money left, so that the drawing ends there. */
export function FanChart({ fan, yearBase, height = 280 }: { fan: Fan; yearBase: number; height?: number }) {
  const t = useMessages(words).certainty;
  const [language] = useLanguage();
  const [box, width] = useWidth<HTMLDivElement>();
  const years = fan.reserve[0]!.length - 1;
  const [top, bottom] = [28, 30];
  const y = scaleOver(
    [0, ...Array.from(fan.reserve.at(-1)!, (value) => Math.max(0, value) / billion)],
    [height - bottom, top],
    { fromZero: true },
  );
  const format = (value: number) => formatNumber(value, { language });
  const frame: Frame = { width, height, top, bottom, left: leftFor(y.ticks, format), right: 16 };
  const x = (step: number) => frame.left + (step / years) * (width - frame.left - frame.right);
  const edge = (path: Float64Array) =>
    Array.from(path, (value, step) => [x(step), y(Math.max(0, value) / billion)] as const);
  const band = (low: number, high: number) =>
    `${pathThrough([...edge(fan.reserve[high]!), ...edge(fan.reserve[low]!).reverse()])}Z`;
  const decades = Array.from({ length: years + 1 }, (_, step) => step).filter(
    (step) => (yearBase + step) % 10 === 0,
  );
  return (
    <div ref={box} className="chart lab-fan">
      <ul className="legend bare">
        <li>
          <span className="lab-fan__key" data-band="outer" /> {t.eight}
        </li>
        <li>
          <span className="lab-fan__key" data-band="inner" /> {t.half}
        </li>
        <li>
          <span className="lab-fan__key" data-band="middle" /> {t.middle}
        </li>
      </ul>
      <svg role="img" aria-label={t.fanLabel} viewBox={`0 0 ${width} ${height}`} height={height}>
        <Axes
          frame={frame}
          y={y}
          format={format}
          labels={decades.map((step) => String(yearBase + step))}
          x={(place) => x(decades[place]!)}
        />
        <path className="chart__band" d={band(0, 4)} />
        <path className="chart__band lab-fan__inner" d={band(1, 3)} />
        <path className="chart__line" d={pathThrough(edge(fan.reserve[2]!))} />
      </svg>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section className="table-scroll" tabIndex={0} aria-label={t.fan}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{language === 'es' ? 'Año' : 'Year'}</th>
              {fan.shares.map((share) => (
                <th key={share} scope="col" className="numeric" title={t.share(Math.round(100 * share))}>
                  {formatNumber(100 * share, { language })} %
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {decades.map((step) => (
              <tr key={step}>
                <th scope="row">{yearBase + step}</th>
                {fan.reserve.map((path, i) => (
                  <td key={fan.shares[i]} className="numeric">
                    {sayMillions(path[step]!, language)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
