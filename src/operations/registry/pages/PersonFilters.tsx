import { NumberField, Select, useMessages } from '#design';
import { personWords } from './personWords.ts';

export interface ChosenFilters {
  readonly sex: string;
  readonly ethnicity: string;
  readonly disability: string;
  readonly canton: string;
  readonly bornFrom: number | null;
  readonly bornTo: number | null;
}
export const noFilters: ChosenFilters = {
  sex: '',
  ethnicity: '',
  disability: '',
  canton: '',
  bornFrom: null,
  bornTo: null,
};

// A year that is still being typed asks for nothing.
const isYear = (value: number | null) => value !== null && value >= 1850 && value <= 2100;

/** What the server is asked for; years are whole ones. */
export function filtersAsked(chosen: ChosenFilters) {
  return {
    ...(chosen.sex && { sex: chosen.sex }),
    ...(chosen.ethnicity && { ethnicity: chosen.ethnicity }),
    ...(chosen.disability && { hasDisability: chosen.disability === 'yes' }),
    ...(chosen.canton && { canton: chosen.canton }),
    ...(isYear(chosen.bornFrom) && { bornFrom: `${chosen.bornFrom}-01-01` }),
    ...(isYear(chosen.bornTo) && { bornTo: `${chosen.bornTo}-12-31` }),
  };
}

/** What else may be known of a person who is sought; folded away until it is needed. */
export function PersonFilters(props: {
  readonly chosen: ChosenFilters;
  readonly onChosen: (chosen: ChosenFilters) => void;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly cantons: readonly { readonly code: string; readonly name: string }[];
}) {
  const { chosen, onChosen } = props;
  const t = useMessages(personWords);
  const choose = (part: Partial<ChosenFilters>) => onChosen({ ...chosen, ...part });
  const options = (names: Readonly<Record<string, string>>) =>
    Object.entries(names).map(([value, label]) => ({ value, label }));
  const count = Object.keys(filtersAsked(chosen)).length;
  return (
    <details
      className="more-filters"
      open={props.open}
      onToggle={(event) => props.onOpen(event.currentTarget.open)}
    >
      <summary>
        {t.filters}
        {count > 0 && ` (${count})`}
      </summary>
      <div className="more-filters__fields">
        <Select
          name="sexo"
          label={t.sex}
          placeholder={t.any}
          value={chosen.sex}
          onValue={(sex) => choose({ sex })}
          options={options(t.sexes)}
        />
        <Select
          name="autoidentificacion"
          label={t.ethnicity}
          placeholder={t.any}
          value={chosen.ethnicity}
          onValue={(ethnicity) => choose({ ethnicity })}
          options={options(t.ethnicities)}
        />
        <Select
          name="discapacidad"
          label={t.disability}
          placeholder={t.any}
          value={chosen.disability}
          onValue={(disability) => choose({ disability })}
          options={options(t.disabilities)}
        />
        <Select
          name="canton"
          label={t.canton}
          placeholder={t.any}
          value={chosen.canton}
          onValue={(canton) => choose({ canton })}
          options={props.cantons.map(({ code, name }) => ({ value: code, label: name }))}
        />
        <NumberField
          name="nacio-desde"
          label={t.bornFrom}
          whole
          onNumber={(bornFrom) => choose({ bornFrom })}
        />
        <NumberField name="nacio-hasta" label={t.bornTo} whole onNumber={(bornTo) => choose({ bornTo })} />
      </div>
    </details>
  );
}
