import { plainDate } from '#kernel';
import { getReading, type Law, numberAt } from '#law';
import type { NoBidSettings } from '#statistics';

const ppm = 1_000_000;
/** Before this day no value of `law/procurement` is written: older awards are looked at by the first ones. */
const firstDay = '2008-08-04';

/** What `law/procurement` says on a day, for the flags that need no bids. Each day is read once. */
export function flagSettingsOf(law: Law): (day: string) => NoBidSettings {
  const known = new Map<string, NoBidSettings>();
  return (day) => {
    const found = known.get(day);
    if (found) return found;
    const date = plainDate(day < firstDay ? firstDay : day);
    const read = (id: string, key?: string) =>
      getReading(numberAt(law, `procurement.${id}`, date, key)).value;
    const settings: NoBidSettings = {
      concentrationShare: read('concentration', 'share') / ppm,
      concentrationProcessesMin: read('concentration', 'processes'),
      concentrationSuppliersMin: read('concentration', 'suppliers'),
      smallPurchase: read('small-purchase') / 100,
      splitProcessesMin: read('splitting', 'processes'),
      splitDays: read('splitting', 'days'),
      amendmentShare: read('amendment-share') / ppm,
      roundMultiple: read('round-amounts', 'multiple') / 100,
      roundLeast: read('round-amounts', 'least') / 100,
    };
    known.set(day, settings);
    return settings;
  };
}
