// Only re-exports: a page pays for the pieces it names. `styles.css` is loaded once, by the entry of the web.
export { Amount } from './basics/Amount.tsx';
export { Badge } from './basics/Badge.tsx';
export { Button, type ButtonProps } from './basics/Button.tsx';
export { type Answer, CheckAnswers } from './basics/CheckAnswers.tsx';
export { Checkbox, CheckboxGroup, type CheckboxGroupProps, type CheckboxProps } from './basics/Checkbox.tsx';
export { ComboBox, type ComboBoxOption, type ComboBoxProps } from './basics/ComboBox.tsx';
export { DateField, type DateFieldProps } from './basics/DateField.tsx';
export { Dialog, type DialogProps } from './basics/Dialog.tsx';
export { EmptyState } from './basics/EmptyState.tsx';
export { ErrorSummary, type FieldFault } from './basics/ErrorSummary.tsx';
export type { FieldWords } from './basics/Field.tsx';
export { type DroppedFile, FileDrop, type FileDropProps } from './basics/FileDrop.tsx';
export { Icon, type IconName } from './basics/Icon.tsx';
export { Link, type LinkProps } from './basics/Link.tsx';
export { Loading } from './basics/Loading.tsx';
export { Notice, type NoticeProps, type NoticeTone } from './basics/Notice.tsx';
export {
  MoneyField,
  type MoneyFieldProps,
  NumberField,
  type NumberFieldProps,
} from './basics/NumberField.tsx';
export { Pagination, type PaginationProps } from './basics/Pagination.tsx';
export { Progress, StepProgress } from './basics/Progress.tsx';
export { type Choice, RadioGroup, type RadioGroupProps } from './basics/RadioGroup.tsx';
export { Rating, type RatingProps, type Score } from './basics/Rating.tsx';
export { Select, type SelectOption, type SelectProps } from './basics/Select.tsx';
export { Slider, type SliderProps } from './basics/Slider.tsx';
export { StepEnd } from './basics/StepEnd.tsx';
export { type Column, type Sorting, Table, type TableProps } from './basics/Table.tsx';
export { type Tab, Tabs, type TabsProps } from './basics/Tabs.tsx';
export { TextArea, type TextAreaProps } from './basics/TextArea.tsx';
export { TextField, type TextFieldProps } from './basics/TextField.tsx';
export { closeToast, showToast, Toasts } from './basics/Toasts.tsx';
export { Axes, type Frame, leftFor } from './charts/Axes.tsx';
export { BigLineChart, type BigLineChartProps } from './charts/BigLineChart.tsx';
export {
  ControlChart,
  type ControlChartProps,
  type ControlPoint,
  type ControlPointType,
} from './charts/ControlChart.tsx';
export { type IntervalBar, IntervalBars, type IntervalBarsProps } from './charts/IntervalBars.tsx';
export { LineChart, type LineChartProps, type LineSeries } from './charts/LineChart.tsx';
export { type MapTile, provinceTiles } from './charts/provinceTiles.ts';
export { dashOf, SeriesKey } from './charts/SeriesKey.tsx';
export { type SmallMultiple, SmallMultiples, type SmallMultiplesProps } from './charts/SmallMultiples.tsx';
export { pathThrough, type Scale, scaleOver } from './charts/scale.ts';
export { TileMap, type TileMapProps } from './charts/TileMap.tsx';
export { useWidth } from './charts/useWidth.ts';
export { type CsvCell, saveFile, toCsv } from './csv.ts';
export {
  formatAmount,
  formatBytes,
  formatDateShort,
  formatInstant,
  formatLarge,
  formatNumber,
  formatPercent,
  formatPercentInterval,
  formatPeriodShort,
  formatPoints,
  joinWords,
  type Language,
  type NumberStyle,
  readTypedNumber,
} from './format.ts';
export { goTo, useFilters, usePath } from './net/address.ts';
export { type Ask, ask, newKey, type Problem, Refused, Unreached } from './net/client.ts';
export { LoadedView, ProblemNotice } from './net/LoadedView.tsx';
export { forgetKept, type Kept, keepForLater, keptItems, outboxChanged, sendKept } from './net/outbox.ts';
export { TextAct, type TextActProps } from './net/TextAct.tsx';
export { type Acting, useAct } from './net/useAct.ts';
export { useAction } from './net/useAction.ts';
export { useDraft } from './net/useDraft.ts';
export { type Loaded, useLoaded } from './net/useLoaded.ts';
export { useRested } from './net/useRested.ts';
export { useSeen } from './net/useSeen.ts';
export { useStepHeading } from './net/useStepHeading.ts';
export {
  currentLanguage,
  type Messages,
  restorePreferences,
  setLanguage,
  setTheme,
  type Theme,
  useLanguage,
  useMessages,
  useTheme,
} from './preferences.ts';
export { type ReadDate, readTypedDate, splitPastedDate, type TypedDate } from './readTypedDate.ts';
export { Breadcrumb } from './shell/Breadcrumb.tsx';
export { Desk, type DeskProps, type Pane } from './shell/Desk.tsx';
export { PageHead, type PageHeadProps } from './shell/PageHead.tsx';
export { type NavigationItem, PageShell, type PageShellProps } from './shell/PageShell.tsx';
export { type QueueItem, QueueList, type QueueListProps } from './shell/QueueList.tsx';
export { AsOf, type AsOfDates, type AsOfProps } from './signature/AsOf.tsx';
export { Deadline, type DeadlineProps } from './signature/Deadline.tsx';
export { DocumentSheet, type DocumentSheetProps } from './signature/DocumentSheet.tsx';
export { Figure, type FigureColumn, type FigureProps, type FigureRow } from './signature/Figure.tsx';
export {
  InterestFields,
  type InterestsValue,
  kinshipOf,
  noInterests,
} from './signature/InterestFields.tsx';
export { Receipt, type ReceiptProps } from './signature/Receipt.tsx';
export { StateChip, type StateShape } from './signature/StateChip.tsx';
export { Synthetic, type SyntheticProps } from './signature/Synthetic.tsx';
export { Term, type TermProps } from './signature/Term.tsx';
export { Timeline, type TimelineEntry } from './signature/Timeline.tsx';
export { Trace, type TraceStep } from './signature/Trace.tsx';
export { Unconfirmed, type UnconfirmedProps } from './signature/Unconfirmed.tsx';
export { Why, type WhyInput, type WhyParameter, type WhyProps } from './signature/Why.tsx';
