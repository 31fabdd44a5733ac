import { memo, useMemo } from 'react';
import { Button, formatPercent, RadioGroup, Slider, Unconfirmed, useLanguage, useMessages } from '#design';
import type { OfferedLever } from '../api.ts';
import { sayLever } from '../describe.ts';
import { leverDial, pauseDials, sinceDial } from '../dials.ts';
import { isUntouched, type LaboratoryScenario, onStep, untouched, valueIn } from '../scenario.ts';
import type { Laboratory } from './useLaboratory.ts';
import { words } from './words.ts';

/** Every lever of the case, by groups; the State first, because its payment moves more than anything else. */
export function Levers({ laboratory }: { laboratory: Laboratory }) {
  const { base, scenarios, active, change, turn, reach } = laboratory;
  const t = useMessages(words);
  const [language] = useLanguage();
  const scenario = scenarios[active]!;
  const hand = useMemo<Hand>(() => ({ turn, reach }), [turn, reach]);
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
                  hand={hand}
                  first={yearBase + 1}
                  last={yearLast}
                  since={base.since}
                />
              )}
              {levers.map((lever) => (
                <LeverSlider
                  key={lever.key}
                  lever={lever}
                  value={onStep(lever, valueIn(scenario, lever))}
                  since={scenario.since}
                  hand={hand}
                />
              ))}
            </div>
          </details>
        );
      })}
      <div className="lab-since">
        <Slider
          name={sinceDial}
          label={t.since}
          hint={t.sinceHint}
          value={scenario.since}
          min={yearBase + 1}
          max={yearLast}
          step={1}
          rest={base.since}
          restSaid={String(base.since)}
          said={String(scenario.since)}
          onNear={reach}
          onValue={(since) => turn(sinceDial, since)}
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

/** What moves a slider by its name, and what is told before it moves. */
type Hand = Pick<Laboratory, 'turn' | 'reach'>;

const LeverSlider = memo(function LeverSlider({
  lever,
  value,
  since,
  hand,
}: {
  lever: OfferedLever;
  value: number;
  since: number;
  hand: Hand;
}) {
  const t = useMessages(words);
  const [language] = useLanguage();
  const name = leverDial(lever.key);
  const rest = onStep(lever, lever.value);
  const notPublished = lever.mark === 'reconstructed' || lever.mark === 'calibrated';
  return (
    <Slider
      name={name}
      label={lever.title[language]}
      hint={`${lever.help[language]} ${lever.dated ? t.sinceMark(since) : t.wholePeriod}`}
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
      onNear={hand.reach}
      onValue={(to) => hand.turn(name, to)}
    />
  );
});

/** Whether the State pays, and if not: when, how much meanwhile, and whether it makes up for it. */
function Pause({
  scenario,
  onChange,
  hand,
  first,
  last,
  since,
}: {
  scenario: LaboratoryScenario;
  onChange: (scenario: LaboratoryScenario) => void;
  hand: Hand;
  first: number;
  last: number;
  since: number;
}) {
  const t = useMessages(words).pause;
  const [language] = useLanguage();
  const { pause } = scenario;
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
        onValue={(value) =>
          onChange({
            ...scenario,
            pause: value === 'always' ? null : { from: since, to: since + 3, part: 0, later: false },
          })
        }
      />
      {pause && (
        <div className="lab-pause__years">
          <Slider
            name={pauseDials.from}
            label={t.from}
            value={pause.from}
            min={first}
            max={last}
            step={1}
            said={String(pause.from)}
            onNear={hand.reach}
            onValue={(from) => hand.turn(pauseDials.from, from)}
          />
          <Slider
            name={pauseDials.to}
            label={t.to}
            value={pause.to}
            min={first}
            max={last}
            step={1}
            said={String(pause.to)}
            onNear={hand.reach}
            onValue={(to) => hand.turn(pauseDials.to, to)}
          />
          <Slider
            name={pauseDials.part}
            label={t.part}
            value={pause.part}
            min={0}
            max={0.95}
            step={0.05}
            said={percent(pause.part)}
            onNear={hand.reach}
            onValue={(part) => hand.turn(pauseDials.part, part)}
          />
          <RadioGroup
            name="pausa-despues"
            label={t.after}
            options={[
              { value: 'never', label: t.never },
              { value: 'later', label: t.later },
            ]}
            value={pause.later ? 'later' : 'never'}
            onValue={(value) => onChange({ ...scenario, pause: { ...pause, later: value === 'later' } })}
          />
        </div>
      )}
    </div>
  );
}
