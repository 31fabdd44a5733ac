import { Button, formatPercent, RadioGroup, Slider, Unconfirmed, useLanguage, useMessages } from '#design';
import type { OfferedLever } from '../api.ts';
import { sayLever } from '../describe.ts';
import {
  isUntouched,
  type LaboratoryScenario,
  move,
  onStep,
  type StatePause,
  untouched,
  valueIn,
} from '../scenario.ts';
import type { Laboratory } from './useLaboratory.ts';
import { words } from './words.ts';

/** Every lever of the case, by groups; the State first, because its payment moves more than anything else. */
export function Levers({ laboratory }: { laboratory: Laboratory }) {
  const { base, scenarios, active, change } = laboratory;
  const t = useMessages(words);
  const [language] = useLanguage();
  const scenario = scenarios[active]!;
  const { yearBase, yearLast } = base.study;
  return (
    <>
      {base.groups.map((group, place) => {
        const levers = base.levers.filter((lever) => lever.group === group.id);
        const moved =
          levers.filter((lever) => lever.key in scenario.moved).length +
          (group.id === 'state' && scenario.pause ? 1 : 0);
        return (
          <details key={group.id} className="lab-group" open={place === 0 || undefined}>
            <summary>
              <span className="lab-group__title">{group.title[language]}</span>
              {moved > 0 && <span className="lab-group__moved">{t.movedIn(moved)}</span>}
            </summary>
            <div className="lab-group__body">
              {group.id === 'state' && (
                <Pause
                  scenario={scenario}
                  onChange={change}
                  first={yearBase + 1}
                  last={yearLast}
                  since={base.since}
                />
              )}
              {levers.map((lever) => (
                <LeverSlider key={lever.key} lever={lever} scenario={scenario} onChange={change} />
              ))}
            </div>
          </details>
        );
      })}
      <div className="lab-since">
        <Slider
          name="desde"
          label={t.since}
          hint={t.sinceHint}
          value={scenario.since}
          min={yearBase + 1}
          max={yearLast}
          step={1}
          rest={base.since}
          restSaid={String(base.since)}
          said={String(scenario.since)}
          onValue={(since) => change({ ...scenario, since })}
        />
      </div>
      {!isUntouched(scenario) && (
        <Button look="secondary" onClick={() => change(untouched(base))}>
          {t.startOver}
        </Button>
      )}
    </>
  );
}

function LeverSlider({
  lever,
  scenario,
  onChange,
}: {
  lever: OfferedLever;
  scenario: LaboratoryScenario;
  onChange: (scenario: LaboratoryScenario) => void;
}) {
  const t = useMessages(words);
  const [language] = useLanguage();
  const value = onStep(lever, valueIn(scenario, lever));
  const rest = onStep(lever, lever.value);
  const notPublished = lever.mark === 'reconstructed' || lever.mark === 'calibrated';
  return (
    <Slider
      name={`palanca-${lever.key}`}
      label={lever.title[language]}
      hint={`${lever.help[language]} ${lever.dated ? t.sinceMark(scenario.since) : t.wholePeriod}`}
      mark={
        notPublished ? (
          <Unconfirmed what={`${t.marksMean[lever.mark]} ${lever.source[language]}.`}>
            {t.marks[lever.mark]}
          </Unconfirmed>
        ) : undefined
      }
      value={value}
      min={lever.least}
      max={lever.most}
      step={lever.step}
      rest={rest}
      restSaid={sayLever(lever, rest, language)}
      said={sayLever(lever, value, language)}
      onValue={(to) => onChange(move(scenario, lever, to))}
    />
  );
}

/** Whether the State pays, and if not: when, how much meanwhile, and whether it makes up for it. */
function Pause({
  scenario,
  onChange,
  first,
  last,
  since,
}: {
  scenario: LaboratoryScenario;
  onChange: (scenario: LaboratoryScenario) => void;
  first: number;
  last: number;
  since: number;
}) {
  const t = useMessages(words).pause;
  const [language] = useLanguage();
  const { pause } = scenario;
  const set = (part: Partial<StatePause>) => {
    const next = { ...(pause ?? { from: since, to: since + 3, part: 0, later: false }), ...part };
    // Either end pushes the other, so that the years never cross.
    if (part.from !== undefined) next.to = Math.max(next.to, part.from);
    if (part.to !== undefined) next.from = Math.min(next.from, part.to);
    onChange({ ...scenario, pause: next });
  };
  const percent = (value: number) => formatPercent(value, { language, decimals: 0 });
  return (
    <div className="lab-pause">
      <RadioGroup
        name="estado-paga"
        label={t.legend}
        options={[
          { value: 'always', label: t.always },
          { value: 'sometimes', label: t.sometimes },
        ]}
        value={pause ? 'sometimes' : 'always'}
        onValue={(value) => (value === 'always' ? onChange({ ...scenario, pause: null }) : set({}))}
      />
      {pause && (
        <div className="lab-pause__years">
          <Slider
            name="pausa-desde"
            label={t.from}
            value={pause.from}
            min={first}
            max={last}
            step={1}
            said={String(pause.from)}
            onValue={(from) => set({ from })}
          />
          <Slider
            name="pausa-hasta"
            label={t.to}
            value={pause.to}
            min={first}
            max={last}
            step={1}
            said={String(pause.to)}
            onValue={(to) => set({ to })}
          />
          <Slider
            name="pausa-parte"
            label={t.part}
            value={pause.part}
            min={0}
            max={0.95}
            step={0.05}
            said={percent(pause.part)}
            onValue={(part) => set({ part: Number(part.toFixed(2)) })}
          />
          <RadioGroup
            name="pausa-despues"
            label={t.after}
            options={[
              { value: 'never', label: t.never },
              { value: 'later', label: t.later },
            ]}
            value={pause.later ? 'later' : 'never'}
            onValue={(value) => set({ later: value === 'later' })}
          />
        </div>
      )}
    </div>
  );
}
